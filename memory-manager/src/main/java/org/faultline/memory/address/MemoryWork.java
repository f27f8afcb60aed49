package org.faultline.memory.address;

import java.util.List;

/**
 * What a call needs from the owner of frames, commit charge and pagefile slots, all or nothing.
 *
 * @param chargePages commit charge to take, in pages, table pages included; negative to return
 * @param discard pages that are no longer committed: their frames, slots and locks die
 * @param reset pages whose contents are of no interest any more (MEM_RESET)
 * @param undoReset pages whose contents are of interest again (MEM_RESET_UNDO)
 * @param lock pages to pin, whether pinned already or not
 * @param bringIn those pages of {@code lock} that this process has no valid entry for
 * @param unlock pages to unpin
 * @param trim resident pages to remove from the working set
 * @param workingSet the limits to promise; null for those that there are
 */
public record MemoryWork(
    long chargePages,
    List<PageRange> discard,
    List<PageRange> reset,
    List<PageRange> undoReset,
    List<PageRange> lock,
    List<PageRange> bringIn,
    List<PageRange> unlock,
    List<PageRange> trim,
    WorkingSetLimits workingSet) {
  private static final List<PageRange> NO_PAGES = List.of();

  /** Nothing at all. */
  public static final MemoryWork NONE = charge(0);

  /**
   * How large a working set shall be.
   *
   * @param minimumPages what the process keeps when memory is short
   * @param maximumPages up to which it grows then, at least the minimum
   */
  public record WorkingSetLimits(long minimumPages, long maximumPages) {}

  /** Whether nothing is needed. */
  public boolean isNone() {
    return equals(NONE);
  }

  static MemoryWork charge(long pages) {
    return new MemoryWork(
        pages, NO_PAGES, NO_PAGES, NO_PAGES, NO_PAGES, NO_PAGES, NO_PAGES, NO_PAGES, null);
  }

  static MemoryWork discard(long chargePages, PageRange pages) {
    return new MemoryWork(
        chargePages,
        List.of(pages),
        NO_PAGES,
        NO_PAGES,
        NO_PAGES,
        NO_PAGES,
        NO_PAGES,
        NO_PAGES,
        null);
  }

  static MemoryWork reset(PageRange pages) {
    return new MemoryWork(
        0, NO_PAGES, List.of(pages), NO_PAGES, NO_PAGES, NO_PAGES, NO_PAGES, NO_PAGES, null);
  }

  static MemoryWork undoReset(PageRange pages) {
    return new MemoryWork(
        0, NO_PAGES, NO_PAGES, List.of(pages), NO_PAGES, NO_PAGES, NO_PAGES, NO_PAGES, null);
  }

  static MemoryWork lock(PageRange pages, List<PageRange> bringIn) {
    return new MemoryWork(
        0,
        NO_PAGES,
        NO_PAGES,
        NO_PAGES,
        List.of(pages),
        List.copyOf(bringIn),
        NO_PAGES,
        NO_PAGES,
        null);
  }

  static MemoryWork unlock(PageRange pages) {
    return new MemoryWork(
        0, NO_PAGES, NO_PAGES, NO_PAGES, NO_PAGES, NO_PAGES, List.of(pages), NO_PAGES, null);
  }

  static MemoryWork trim(List<PageRange> pages) {
    return new MemoryWork(
        0, NO_PAGES, NO_PAGES, NO_PAGES, NO_PAGES, NO_PAGES, NO_PAGES, List.copyOf(pages), null);
  }

  static MemoryWork workingSet(WorkingSetLimits limits) {
    return new MemoryWork(
        0, NO_PAGES, NO_PAGES, NO_PAGES, NO_PAGES, NO_PAGES, NO_PAGES, NO_PAGES, limits);
  }
}
