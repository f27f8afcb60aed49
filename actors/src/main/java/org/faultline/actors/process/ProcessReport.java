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
 * @param requests requests that it finished
 * @param addressUse how its address space is divided at its end
 * @param latencies by the request's name, in nanoseconds, within the measured window
 * @param arrivals of its requests, by the request's name, within the measured window
 * @param calls how long its system calls took its program, by the call's name, in nanoseconds,
 *     within the measured window
 * @param drawn whether a random number was drawn for it
 * @param chain its events
 */
public record ProcessReport(
    ProcessIdentity identity,
    ProcessCounts counts,
    long requests,
    long reservedBytes,
    AddressUse addressUse,
    Map<String, Histogram> latencies,
    Map<String, RequestArrivals.Count> arrivals,
    SortedMap<String, Histogram> calls,
    boolean drawn,
    Chain.Value chain) {

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
