package org.faultline.actors.memory;

import org.faultline.memory.windows.FrameCounts;

/**
 * What memory holds at one moment, and what was counted until then.
 *
 * @param counters of each process by {@link Counter}, from process 1 on
 * @param residentPages of each process; with page lists its working set, page tables included
 * @param committedPages of each process, page tables included
 * @param freeFrames frames that hold nothing
 * @param tableFrames frames that hold page tables
 * @param manager how busy the MemoryManager was
 * @param lists null where memory has none
 */
public record MemorySample(
    long now,
    long[][] counters,
    int[] residentPages,
    long[] committedPages,
    long freeFrames,
    long tableFrames,
    long lockedPages,
    long commitCharge,
    long commitLimit,
    long pagefileUsedSlots,
    long pagefileSizeSlots,
    ServiceDesk.Load manager,
    Lists lists) {

  /**
   * What only memory with page lists has.
   *
   * @param counts frames by state
   * @param residentAvailable pages that can still be promised
   * @param zeroedWhileIdle pages that idle CPUs zeroed so far
   * @param placedOnStandby pages put on a standby list so far, each time counted
   * @param standbyPageMicros time that pages were on standby so far, in all, in microseconds
   */
  public record Lists(
      FrameCounts counts,
      long residentAvailable,
      long zeroedWhileIdle,
      long placedOnStandby,
      long standbyPageMicros) {}
}
