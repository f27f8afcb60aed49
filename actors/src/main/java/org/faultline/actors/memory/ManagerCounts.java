package org.faultline.actors.memory;

import org.faultline.memory.textbook.TextbookIdentities;
import org.faultline.memory.windows.FrameCounts;
import org.faultline.memory.windows.WindowsIdentities;

/**
 * What the MemoryManager counts by itself at one moment, to be held against what others count.
 * Frames that a process leases are free here: what it does with them, it counts itself.
 *
 * @param counters of each process by {@link Counter}, from process 1 on
 * @param chargedPages of each process, page tables included, from process 1 on
 * @param granted whether the charge that a process's call asks for has been taken or returned while
 *     the process has not been answered yet, from process 1 on
 * @param faultsOfNoKind faults that were received and not counted by a kind, whatever the reason
 * @param commitCharge pages charged in all
 * @param slots of the pagefile in use
 * @param pagesUnderWay pages of the transfers under way whose pages may be gone by now
 * @param textbook what only the textbook machine has; null with page lists
 * @param lists what only memory with page lists has; null without
 */
public record ManagerCounts(
    long[][] counters,
    long[] chargedPages,
    boolean[] granted,
    long faultsOfNoKind,
    long commitCharge,
    long commitLimit,
    long slots,
    long pagesUnderWay,
    Textbook textbook,
    Lists lists) {

  /**
   * The frames of the textbook machine.
   *
   * @param walk over all frames
   * @param freeFrames of all pools
   * @param listedFrames the same by a walk over the free lists
   * @param frames of all pools
   */
  public record Textbook(
      TextbookIdentities.Counts walk, long freeFrames, long listedFrames, long frames) {}

  /**
   * The frames of memory with page lists.
   *
   * @param walk over all frames and lists
   * @param counts frames by state
   * @param tables frames with page tables as the processes' records tell
   */
  public record Lists(WindowsIdentities.Walk walk, FrameCounts counts, long tables) {}
}
