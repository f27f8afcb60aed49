/** {@code faultline shell}: Win32 calls typed by hand, on top of a machine session. */
package org.faultline.lab.cli.shell;
