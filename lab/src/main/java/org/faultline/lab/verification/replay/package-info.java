/** Recorded traces played on the textbook machine, to count what a replacement policy does. */
@NullMarked
package org.faultline.lab.verification.replay;

import org.jspecify.annotations.NullMarked;
