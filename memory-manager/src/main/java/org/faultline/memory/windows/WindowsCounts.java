package org.faultline.memory.windows;

import org.faultline.memory.server.ManagerCounts;
import org.faultline.memory.server.PagingDetail;
import org.jspecify.annotations.Nullable;

/**
 * The frames of memory with page lists, as the MemoryManager counts them.
 *
 * @param walk over all frames and lists
 * @param counts frames by state
 * @param tables frames with page tables as the processes' records tell
 * @param filePages pages that devices for files were asked to move
 */
public record WindowsCounts(
    WindowsIdentities.Walk walk, FrameCounts counts, long tables, long filePages)
    implements PagingDetail {

  /** Those of memory with page lists; none without. */
  public static @Nullable WindowsCounts of(ManagerCounts counts) {
    return counts.detail() instanceof WindowsCounts own ? own : null;
  }
}
