package org.faultline.actors.device;

import org.HdrHistogram.Histogram;

/**
 * What a paging device has done.
 *
 * @param reads read transfers, of one page or more
 * @param writes write transfers, of one page or more
 * @param busyNanos time during which at least one transfer was under way
 * @param waitNanos time from submission to a place in the device, for each transfer
 * @param serviceNanos time from there to the end
 * @param inFlight transfers under way
 */
public record DeviceReport(
    String name,
    long reads,
    long writes,
    long pagesRead,
    long pagesWritten,
    long busyNanos,
    Histogram waitNanos,
    Histogram serviceNanos,
    long inFlight) {}
