package org.faultline.memory.server;

import org.jspecify.annotations.Nullable;

/**
 * What memory holds at one moment, and what was counted until then.
 *
 * @param manager how busy the MemoryManager was
 * @param detail what only this kind of paging holds, if anything
 */
public record MemorySample(
    long atNanos,
    ProcessSamples processes,
    FrameUse frames,
    CommitUse commit,
    ServiceDesk.Load manager,
    @Nullable PagingDetail detail) {

  /**
   * What each process has, from process 1 on.
   *
   * @param counters by {@link Counter}
   * @param residentPages with page lists its working set, page tables included
   * @param committedPages its charge, page tables included
   */
  public record ProcessSamples(long[][] counters, int[] residentPages, long[] committedPages) {}

  /**
   * Frames by what they hold.
   *
   * @param free those that hold nothing
   * @param tables those that hold page tables
   * @param locked those whose page is locked
   */
  public record FrameUse(long free, long tables, long locked) {}

  /** What is promised, of how much, and what of the pagefile is used. */
  public record CommitUse(
      long chargePages, long limitPages, long pagefileUsedSlots, long pagefileSizeSlots) {}
}
