/** Every command, its options and what it says: the one room that knows the command line. */
@NullMarked
package org.faultline.lab.cli;

import org.jspecify.annotations.NullMarked;
