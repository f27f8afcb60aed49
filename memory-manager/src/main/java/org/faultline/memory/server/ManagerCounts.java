package org.faultline.memory.server;

import org.jspecify.annotations.Nullable;

/**
 * What the MemoryManager counts by itself at one moment, to be held against what others count.
 * Frames that a process leases are free here: what it does with them, it counts itself.
 *
 * @param counters of each process by {@link Counter}, from process 1 on
 * @param chargedPages of each process, page tables included, from process 1 on
 * @param granted whether the charge that a process's call asks for has been taken or returned while
 *     the process has not been answered yet, from process 1 on
 * @param faultsOfNoKind faults that were received and not counted by a kind, whatever the reason
 * @param systemCounters of what is no process's alone, by {@link Counter}
 * @param pagefileSlots in use
 * @param pagesUnderWay pages of the transfers under way whose pages may be gone by now
 * @param detail what only this kind of paging counts, if anything
 */
public record ManagerCounts(
    long[][] counters,
    long[] chargedPages,
    boolean[] granted,
    long faultsOfNoKind,
    long[] systemCounters,
    Commit commit,
    long pagefileSlots,
    long pagesUnderWay,
    @Nullable PagingDetail detail) {

  /**
   * The commit charge, in pages.
   *
   * @param chargePages charged in all
   * @param sectionPages of those, charged to sections and to no process
   * @param limitPages what they are charged against
   */
  public record Commit(long chargePages, long sectionPages, long limitPages) {}
}
