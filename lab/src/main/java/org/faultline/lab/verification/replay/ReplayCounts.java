package org.faultline.lab.verification.replay;

import java.util.SortedMap;

/**
 * What a policy did with a trace.
 *
 * @param faults by the process that faulted, first touches included
 * @param writebacks dirty pages that left, by the process that owned them; those at the end are not
 *     counted
 * @param pageReferences the pages resident after each reference, summed over the references
 * @param peakPages the most pages resident at once
 */
public record ReplayCounts(
    long references,
    SortedMap<Integer, Long> faults,
    SortedMap<Integer, Long> writebacks,
    long pageReferences,
    long peakPages) {

  /** Faults of all processes. */
  public long allFaults() {
    return faults.values().stream().mapToLong(n -> n).sum();
  }

  /** Write-backs of all processes. */
  public long allWritebacks() {
    return writebacks.values().stream().mapToLong(n -> n).sum();
  }

  /** The mean number of resident pages over the references. */
  public double meanPages() {
    return references == 0 ? 0 : (double) pageReferences / references;
  }

  /** Faults for each reference. */
  public double missRatio() {
    return references == 0 ? 0 : (double) allFaults() / references;
  }
}
