/** {@code faultline shell}: Win32 calls typed by hand, on top of a machine session. */
@NullMarked
package org.faultline.lab.cli.shell;

import org.jspecify.annotations.NullMarked;
