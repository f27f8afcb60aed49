package org.faultline.lab.results.summary;

import java.util.List;

/**
 * What physical memory held at the end of the run. What only memory with page lists has is null
 * without them.
 *
 * @param residentAvailableBytes that can still be promised
 * @param useCounts by use and list
 * @param priorities of the standby pages
 * @param zeroedWhileIdleBytes pages that idle CPUs zeroed over the whole run
 */
public record PhysicalMemory(
    long totalBytes,
    long activeBytes,
    long pageTableBytes,
    Long modifiedBytes,
    Long standbyBytes,
    Long transitionBytes,
    Long zeroedBytes,
    long freeBytes,
    Long systemBytes,
    long lockedBytes,
    long availableBytes,
    Long residentAvailableBytes,
    List<UseCount> useCounts,
    List<PriorityCount> priorities,
    Long zeroedWhileIdleBytes) {

  /** Whether memory has page lists. */
  public boolean hasLists() {
    return standbyBytes != null;
  }

  /** Memory for one use, by list. */
  public record UseCount(
      String use,
      long totalBytes,
      long activeBytes,
      long standbyBytes,
      long modifiedBytes,
      long transitionBytes,
      long zeroedBytes,
      long freeBytes) {}

  /**
   * Standby pages of one priority.
   *
   * @param repurposedBytes taken for other pages since the start of the run
   */
  public record PriorityCount(int priority, long standbyBytes, long repurposedBytes) {}
}
