package org.faultline.memory.device;

/**
 * What a device was asked to do from some moment on.
 *
 * @param reads read transfers submitted, of one page or more
 * @param writes write transfers submitted, of one page or more
 * @param readNanos from the submission to the end of each read, in all
 * @param writeNanos from the submission to the end of each write, in all
 * @param busyNanos time during which at least one transfer was under way
 * @param placeNanos time that each place of the device held a transfer, all places together; over a
 *     time, its quotient is the mean number of busy places
 * @param busNanos time during which the one bus moved bytes
 * @param queueNanos time that transfers waited or were under way, in all; over a time, its quotient
 *     is the average length of the queue
 */
public record DeviceLoad(
    long reads,
    long writes,
    long pagesRead,
    long pagesWritten,
    long readNanos,
    long writeNanos,
    long busyNanos,
    long placeNanos,
    long busNanos,
    long queueNanos) {}
