package org.faultline.lab.results.summary;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What physical memory held at the end of the run. What only memory with page lists has is absent
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
    @Nullable Long modifiedBytes,
    @Nullable Long standbyBytes,
    @Nullable Long transitionBytes,
    @Nullable Long zeroedBytes,
    long freeBytes,
    @Nullable Long systemBytes,
    long lockedBytes,
    long availableBytes,
    @Nullable Long residentAvailableBytes,
    @Nullable List<UseCount> useCounts,
    @Nullable List<PriorityCount> priorities,
    @Nullable Long zeroedWhileIdleBytes) {

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
