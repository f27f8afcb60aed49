package org.faultline.memory.event;

/**
 * One event of the log.
 *
 * @param time virtual time in nanoseconds
 */
public record Event(long time, EventKind kind, int process, long first, long second) {}
