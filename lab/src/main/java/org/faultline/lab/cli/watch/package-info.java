/** {@code faultline run --watch}: a run's memory shown while it goes on. */
@NullMarked
package org.faultline.lab.cli.watch;

import org.jspecify.annotations.NullMarked;
