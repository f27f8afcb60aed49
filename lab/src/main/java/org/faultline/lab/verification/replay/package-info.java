/** Recorded traces played on the textbook machine, to count what a replacement policy does. */
package org.faultline.lab.verification.replay;
