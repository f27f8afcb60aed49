package org.faultline.memory.event;

/**
 * One event of the log.
 *
 * @param atNanos virtual time in nanoseconds
 */
public record Event(long atNanos, EventKind kind, int process, long first, long second) {}
