package org.faultline.actors.memory;

/**
 * How a transfer ends.
 *
 * @param end when, in nanoseconds
 * @param failed whether it could not be done
 * @param bytes of each page that a read brought, null for zeros; null where no page has any
 */
public record Completion(long end, boolean failed, byte[][] bytes) {}
