package org.faultline.memory.textbook;

import org.faultline.memory.server.ManagerCounts;
import org.faultline.memory.server.PagingDetail;
import org.jspecify.annotations.Nullable;

/**
 * The frames of the textbook machine, as the MemoryManager counts them.
 *
 * @param walk over all frames
 * @param freeFrames of all pools
 * @param listedFrames the same by a walk over the free lists
 * @param frames of all pools
 */
public record TextbookCounts(
    TextbookIdentities.Counts walk, long freeFrames, long listedFrames, long frames)
    implements PagingDetail {

  /** Those of the textbook machine; none on another. */
  public static @Nullable TextbookCounts of(ManagerCounts counts) {
    return counts.detail() instanceof TextbookCounts own ? own : null;
  }
}
