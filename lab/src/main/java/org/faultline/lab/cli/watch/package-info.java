/** {@code faultline run --watch}: a run's memory shown while it goes on. */
package org.faultline.lab.cli.watch;
