/**
 * The model of a device: when each transfer of pages ends in virtual time, what goes wrong with it,
 * and how busy it was.
 */
package org.faultline.memory.device;
