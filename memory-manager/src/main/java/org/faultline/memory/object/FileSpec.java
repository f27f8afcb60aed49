package org.faultline.memory.object;

/**
 * A file that is there when a machine begins: zeros.
 *
 * @param device the number of the device that it is on: 0 for the pagefile's, from 1 on for those
 *     of files, in order of their names
 */
public record FileSpec(String name, long sizeBytes, int device) {}
