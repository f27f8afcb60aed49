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
 * @param failedReads reads of which a page failed
 * @param failedWrites writes that failed
 * @param firstFailure what went wrong first; null for nothing
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
    long inFlight,
    long failedReads,
    long failedWrites,
    String firstFailure) {

  /** The same with what went wrong. */
  DeviceReport withFailures(long readsFailed, long writesFailed, String first) {
    return new DeviceReport(
        name,
        reads,
        writes,
        pagesRead,
        pagesWritten,
        busyNanos,
        waitNanos,
        serviceNanos,
        inFlight,
        readsFailed,
        writesFailed,
        first);
  }
}
