/**
 * The model of a device: when each transfer of pages ends in virtual time, what goes wrong with it,
 * and how busy it was.
 */
@NullMarked
package org.faultline.memory.device;

import org.jspecify.annotations.NullMarked;
