package org.faultline.memory.device;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What a device has done.
 *
 * @param places transfers that it takes at once
 * @param run its load over the whole run
 * @param window its load since the end of the warm-up
 * @param waitNanos time from submission to a place in the device, for each transfer
 * @param serviceNanos time from there to the end, waits for the bus included
 * @param windowWaitNanos the waits of transfers submitted after the warm-up
 * @param windowServiceNanos the same of their service
 * @param busWaitNanos time that transfers waited for the one bus, which they do in their places
 * @param windowBusWaitNanos the same of transfers submitted after the warm-up
 * @param inFlight transfers that wait or are under way
 * @param failedReads reads of which a page failed
 * @param failedWrites writes that failed
 * @param firstFailure what went wrong first, if anything
 */
public record DeviceReport(
    String name,
    int places,
    DeviceLoad run,
    DeviceLoad window,
    Histogram waitNanos,
    Histogram serviceNanos,
    Histogram windowWaitNanos,
    Histogram windowServiceNanos,
    Histogram busWaitNanos,
    Histogram windowBusWaitNanos,
    long inFlight,
    long failedReads,
    long failedWrites,
    @Nullable String firstFailure) {

  /** The same with what went wrong. */
  DeviceReport withFailures(long readsFailed, long writesFailed, @Nullable String first) {
    return new DeviceReport(
        name,
        places,
        run,
        window,
        waitNanos,
        serviceNanos,
        windowWaitNanos,
        windowServiceNanos,
        busWaitNanos,
        windowBusWaitNanos,
        inFlight,
        readsFailed,
        writesFailed,
        first);
  }
}
