package org.faultline.memory.device;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What a device has done.
 *
 * @param places transfers that it takes at once
 * @param run its load over the whole run
 * @param window its load since the end of the warm-up
 * @param runTimes of all transfers
 * @param windowTimes of the transfers submitted after the warm-up
 * @param inFlight transfers that wait or are under way
 * @param pagingPages pages that the MemoryManager had moved
 */
public record DeviceReport(
    String name,
    int places,
    DeviceLoad run,
    DeviceLoad window,
    TransferTimes runTimes,
    TransferTimes windowTimes,
    long inFlight,
    long pagingPages,
    Failures failures) {

  /**
   * How long transfers took, each on its own.
   *
   * @param waitNanos time from submission to a place in the device
   * @param serviceNanos time from there to the end, waits for the bus included
   * @param busWaitNanos time that transfers waited for the one bus, which they do in their places
   */
  public record TransferTimes(
      Histogram waitNanos, Histogram serviceNanos, Histogram busWaitNanos) {}

  /**
   * What went wrong.
   *
   * @param reads of which a page failed
   * @param writes that failed
   * @param first what went wrong first, if anything
   */
  public record Failures(long reads, long writes, @Nullable String first) {
    /** Nothing. */
    public static final Failures NONE = new Failures(0, 0, null);
  }

  /** The same with what went wrong. */
  DeviceReport with(Failures failed) {
    return new DeviceReport(
        name, places, run, window, runTimes, windowTimes, inFlight, pagingPages, failed);
  }

  /** The same with pages that the MemoryManager had moved. */
  public DeviceReport withPagingPages(long pages) {
    return new DeviceReport(
        name, places, run, window, runTimes, windowTimes, inFlight, pages, failures);
  }
}
