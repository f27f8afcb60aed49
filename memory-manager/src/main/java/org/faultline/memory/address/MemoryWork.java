package org.faultline.memory.address;

import java.util.List;
import org.jspecify.annotations.Nullable;

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
 * @param commit pages of a reservation whose page-table entries are written (docs/windows.md W209)
 * @param protect pages whose page-table entries are written where they have one
 * @param prefetch pages to read ahead of their use
 * @param workingSet the limits to promise; absent where they stay
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
    @Nullable WorkingSetSizes workingSet) {
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
    if (pages.isEmpty()) {
      return this;
    }
    Draft draft = new Draft(this);
    draft.unlock = List.copyOf(pages);
    return draft.done();
  }

  static MemoryWork charge(long pages) {
    Draft draft = new Draft();
    draft.chargePages = pages;
    return draft.done();
  }

  static MemoryWork commit(long chargePages, PageRange pages) {
    Draft draft = new Draft();
    draft.chargePages = chargePages;
    draft.commit = List.of(pages);
    return draft.done();
  }

  static MemoryWork discard(long chargePages, PageRange pages) {
    Draft draft = new Draft();
    draft.chargePages = chargePages;
    draft.discard = List.of(pages);
    return draft.done();
  }

  static MemoryWork reset(PageRange pages) {
    Draft draft = new Draft();
    draft.reset = List.of(pages);
    return draft.done();
  }

  static MemoryWork undoReset(PageRange pages) {
    Draft draft = new Draft();
    draft.undoReset = List.of(pages);
    return draft.done();
  }

  static MemoryWork lock(PageRange pages, List<PageRange> bringIn) {
    Draft draft = new Draft();
    draft.lock = List.of(pages);
    draft.bringIn = List.copyOf(bringIn);
    return draft.done();
  }

  static MemoryWork unlock(PageRange pages) {
    Draft draft = new Draft();
    draft.unlock = List.of(pages);
    return draft.done();
  }

  static MemoryWork trim(List<PageRange> pages, PageRange tables) {
    Draft draft = new Draft();
    draft.trim = List.copyOf(pages);
    draft.trimTables = List.of(tables);
    return draft.done();
  }

  static MemoryWork protect(PageRange pages) {
    Draft draft = new Draft();
    draft.protect = List.of(pages);
    return draft.done();
  }

  static MemoryWork workingSet(WorkingSetSizes sizes) {
    Draft draft = new Draft();
    draft.workingSet = sizes;
    return draft.done();
  }

  static MemoryWork prefetch(PageRange pages) {
    Draft draft = new Draft();
    draft.prefetch = List.of(pages);
    return draft.done();
  }

  /** Work while it is put together: of what is not set there is none. */
  private static final class Draft {
    private long chargePages;
    private List<PageRange> discard = NO_PAGES;
    private List<PageRange> reset = NO_PAGES;
    private List<PageRange> undoReset = NO_PAGES;
    private List<PageRange> lock = NO_PAGES;
    private List<PageRange> bringIn = NO_PAGES;
    private List<PageRange> unlock = NO_PAGES;
    private List<PageRange> trim = NO_PAGES;
    private List<PageRange> trimTables = NO_PAGES;
    private List<PageRange> commit = NO_PAGES;
    private List<PageRange> protect = NO_PAGES;
    private List<PageRange> prefetch = NO_PAGES;
    private @Nullable WorkingSetSizes workingSet;

    Draft() {}

    Draft(MemoryWork from) {
      chargePages = from.chargePages;
      discard = from.discard;
      reset = from.reset;
      undoReset = from.undoReset;
      lock = from.lock;
      bringIn = from.bringIn;
      unlock = from.unlock;
      trim = from.trim;
      trimTables = from.trimTables;
      commit = from.commit;
      protect = from.protect;
      prefetch = from.prefetch;
      workingSet = from.workingSet;
    }

    MemoryWork done() {
      return new MemoryWork(
          chargePages,
          discard,
          reset,
          undoReset,
          lock,
          bringIn,
          unlock,
          trim,
          trimTables,
          commit,
          protect,
          prefetch,
          workingSet);
    }
  }
}
