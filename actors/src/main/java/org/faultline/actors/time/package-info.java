/**
 * Virtual time: the future event list, the simulated CPUs, who is ready, asleep or waits, and the
 * accounts of where each process spends its time.
 */
@NullMarked
package org.faultline.actors.time;

import org.jspecify.annotations.NullMarked;
