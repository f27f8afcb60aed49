package org.faultline.actors.process;

import java.util.Map;
import java.util.SortedMap;
import org.HdrHistogram.Histogram;
import org.faultline.memory.address.AddressUse;
import org.faultline.memory.event.Chain;
import org.jspecify.annotations.Nullable;

/**
 * What a process counted by itself over its whole life.
 *
 * @param counts what others are held against
 * @param calls how long its system calls took its program, by the call's name, in nanoseconds,
 *     within the measured window
 * @param drawn whether a random number was drawn for it
 * @param chain its events
 */
public record ProcessReport(
    ProcessIdentity identity,
    ProcessCounts counts,
    Requests requests,
    Addresses addresses,
    SortedMap<String, Histogram> calls,
    boolean drawn,
    Chain.Value chain) {

  /**
   * The requests that it was sent.
   *
   * @param finished how many it has done
   * @param latencies by the request's name, in nanoseconds, within the measured window
   * @param arrivals by the request's name, within the measured window
   */
  public record Requests(
      long finished,
      Map<String, Histogram> latencies,
      Map<String, RequestArrivals.Count> arrivals) {}

  /**
   * Its address space at its end.
   *
   * @param use how it is divided
   */
  public record Addresses(long reservedBytes, AddressUse use) {}

  /** The latencies of its requests, by the request's name, in nanoseconds. */
  public Map<String, Histogram> latencies() {
    return requests.latencies();
  }

  /** References that it made. */
  public long references() {
    return counts.references();
  }

  /** Page faults that it raised. */
  public long faults() {
    return counts.faults();
  }

  /** CPU time that it consumed, in nanoseconds. */
  public long cpuNanos() {
    return counts.cpuNanos();
  }

  /** Pages that it holds committed at its end, charged page tables included. */
  public long committedPages() {
    return counts.committedPages();
  }

  /** Pages with data that came back from the pagefile. */
  public long dataReturned() {
    return counts.dataReturned();
  }

  /** Those that came back with other bytes than they left with. */
  public long dataMismatches() {
    return counts.dataMismatches();
  }

  /** What it counts of the frames that it leased, if it leased any. */
  public @Nullable LeaseCounts lease() {
    return counts.lease();
  }
}
