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
 * @param trimTables pages above which the page tables leave it that map nothing in a frame
 * @param commit pages of a reservation whose page-table entries are written (WINDOWS-VM.md 2.5)
 * @param protect pages whose page-table entries are written where they have one
 * @param prefetch pages to read ahead of their use
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
    List<PageRange> trimTables,
    List<PageRange> commit,
    List<PageRange> protect,
    List<PageRange> prefetch,
    WorkingSetSizes workingSet) {
  private static final List<PageRange> NO_PAGES = List.of();

  /** Nothing at all. */
  public static final MemoryWork NONE = charge(0);

  /**
   * How large a working set shall be.
   *
   * @param minimumPages what the process keeps when memory is short
   * @param maximumPages up to which it grows then, at least the minimum
   */
  public record WorkingSetSizes(long minimumPages, long maximumPages) {}

  /** Whether nothing is needed. */
  public boolean isNone() {
    return equals(NONE);
  }

  /** The same, and these pages are unpinned. */
  MemoryWork andUnlock(List<PageRange> pages) {
    return pages.isEmpty()
        ? this
        : new MemoryWork(
            chargePages,
            discard,
            reset,
            undoReset,
            lock,
            bringIn,
            List.copyOf(pages),
            trim,
            trimTables,
            commit,
            protect,
            prefetch,
            workingSet);
  }

  static MemoryWork charge(long pages) {
    return of(Kind.NOTHING, pages, NO_PAGES);
  }

  static MemoryWork commit(long chargePages, PageRange pages) {
    return of(Kind.COMMIT, chargePages, List.of(pages));
  }

  static MemoryWork discard(long chargePages, PageRange pages) {
    return of(Kind.DISCARD, chargePages, List.of(pages));
  }

  static MemoryWork reset(PageRange pages) {
    return of(Kind.RESET, 0, List.of(pages));
  }

  static MemoryWork undoReset(PageRange pages) {
    return of(Kind.UNDO_RESET, 0, List.of(pages));
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
        NO_PAGES,
        NO_PAGES,
        NO_PAGES,
        NO_PAGES,
        null);
  }

  static MemoryWork unlock(PageRange pages) {
    return of(Kind.UNLOCK, 0, List.of(pages));
  }

  static MemoryWork trim(List<PageRange> pages, PageRange tables) {
    return new MemoryWork(
        0,
        NO_PAGES,
        NO_PAGES,
        NO_PAGES,
        NO_PAGES,
        NO_PAGES,
        NO_PAGES,
        List.copyOf(pages),
        List.of(tables),
        NO_PAGES,
        NO_PAGES,
        NO_PAGES,
        null);
  }

  static MemoryWork protect(PageRange pages) {
    return of(Kind.PROTECT, 0, List.of(pages));
  }

  static MemoryWork workingSet(WorkingSetSizes sizes) {
    return new MemoryWork(
        0, NO_PAGES, NO_PAGES, NO_PAGES, NO_PAGES, NO_PAGES, NO_PAGES, NO_PAGES, NO_PAGES, NO_PAGES,
        NO_PAGES, NO_PAGES, sizes);
  }

  static MemoryWork prefetch(PageRange pages) {
    return of(Kind.PREFETCH, 0, List.of(pages));
  }

  private enum Kind {
    NOTHING,
    DISCARD,
    RESET,
    UNDO_RESET,
    UNLOCK,
    COMMIT,
    PROTECT,
    PREFETCH;

    List<PageRange> orNone(Kind wanted, List<PageRange> pages) {
      return this == wanted ? pages : NO_PAGES;
    }
  }

  private static MemoryWork of(Kind kind, long chargePages, List<PageRange> pages) {
    return new MemoryWork(
        chargePages,
        kind.orNone(Kind.DISCARD, pages),
        kind.orNone(Kind.RESET, pages),
        kind.orNone(Kind.UNDO_RESET, pages),
        NO_PAGES,
        NO_PAGES,
        kind.orNone(Kind.UNLOCK, pages),
        NO_PAGES,
        NO_PAGES,
        kind.orNone(Kind.COMMIT, pages),
        kind.orNone(Kind.PROTECT, pages),
        kind.orNone(Kind.PREFETCH, pages),
        null);
  }
}
