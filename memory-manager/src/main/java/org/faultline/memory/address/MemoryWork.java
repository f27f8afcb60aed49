package org.faultline.memory.address;

import java.util.List;
import org.faultline.memory.section.SectionWork;
import org.jspecify.annotations.Nullable;

/**
 * What a call needs from the owner of frames, commit charge and pagefile slots, all or nothing.
 *
 * @param chargePages commit charge to take, in pages, table pages included; negative to return
 * @param prefetch pages to read ahead of their use
 * @param section what is asked of handles, sections or files; absent for a call that asks nothing
 */
public record MemoryWork(
    long chargePages,
    Contents contents,
    Locks locks,
    WorkingSet workingSet,
    Entries entries,
    List<PageRange> prefetch,
    @Nullable SectionWork section) {

  private static final List<PageRange> NO_PAGES = List.of();

  /** Nothing at all. */
  public static final MemoryWork NONE = charge(0);

  /**
   * What becomes of the contents of pages.
   *
   * @param discard pages that are no longer committed: their frames, slots and locks die
   * @param reset pages whose contents are of no interest any more (MEM_RESET)
   * @param undoReset pages whose contents are of interest again (MEM_RESET_UNDO)
   */
  public record Contents(
      List<PageRange> discard, List<PageRange> reset, List<PageRange> undoReset) {
    private static final Contents KEPT = new Contents(List.of(), List.of(), List.of());
  }

  /**
   * Pages that become locked or unlocked.
   *
   * @param lock pages to lock, whether locked already or not
   * @param bringIn those pages of {@code lock} that this process has no valid entry for
   * @param unlock pages to unlock
   */
  public record Locks(List<PageRange> lock, List<PageRange> bringIn, List<PageRange> unlock) {
    private static final Locks KEPT = new Locks(List.of(), List.of(), List.of());
  }

  /**
   * Changes of the working set.
   *
   * @param trim resident pages to remove
   * @param trimTables pages above which the page tables leave it that map nothing in a frame
   * @param sizes the limits to promise; absent where they stay
   */
  public record WorkingSet(
      List<PageRange> trim, List<PageRange> trimTables, @Nullable WorkingSetSizes sizes) {
    private static final WorkingSet KEPT = new WorkingSet(List.of(), List.of(), null);
  }

  /**
   * Page-table entries that are written.
   *
   * @param commit pages of a reservation, the first one too (docs/windows.md W209)
   * @param protect pages that have an entry
   */
  public record Entries(List<PageRange> commit, List<PageRange> protect) {
    private static final Entries KEPT = new Entries(List.of(), List.of());
  }

  /**
   * How large a working set shall be.
   *
   * @param minimumPages what the process keeps when memory is short
   * @param maximumPages up to which it grows then, at least the minimum
   */
  public record WorkingSetSizes(long minimumPages, long maximumPages) {}

  private MemoryWork(long chargePages, Contents contents) {
    this(chargePages, contents, Locks.KEPT, WorkingSet.KEPT, Entries.KEPT, NO_PAGES, null);
  }

  private MemoryWork(long chargePages, Entries entries) {
    this(chargePages, Contents.KEPT, Locks.KEPT, WorkingSet.KEPT, entries, NO_PAGES, null);
  }

  private MemoryWork(Locks locks) {
    this(0, Contents.KEPT, locks, WorkingSet.KEPT, Entries.KEPT, NO_PAGES, null);
  }

  private MemoryWork(WorkingSet workingSet) {
    this(0, Contents.KEPT, Locks.KEPT, workingSet, Entries.KEPT, NO_PAGES, null);
  }

  /** Whether nothing is needed. */
  public boolean isNone() {
    return equals(NONE);
  }

  /** The same, and so many pages are charged too. */
  MemoryWork andCharge(long pages) {
    return new MemoryWork(
        chargePages + pages, contents, locks, workingSet, entries, prefetch, section);
  }

  /** The same, and these pages are unlocked. */
  MemoryWork andUnlock(List<PageRange> pages) {
    if (pages.isEmpty()) {
      return this;
    }
    Locks more = new Locks(locks.lock(), locks.bringIn(), List.copyOf(pages));
    return new MemoryWork(chargePages, contents, more, workingSet, entries, prefetch, section);
  }

  static MemoryWork charge(long pages) {
    return new MemoryWork(pages, Contents.KEPT);
  }

  static MemoryWork commit(long chargePages, PageRange pages) {
    return new MemoryWork(chargePages, new Entries(List.of(pages), NO_PAGES));
  }

  static MemoryWork discard(long chargePages, PageRange pages) {
    return new MemoryWork(chargePages, new Contents(List.of(pages), NO_PAGES, NO_PAGES));
  }

  static MemoryWork reset(PageRange pages) {
    return new MemoryWork(0, new Contents(NO_PAGES, List.of(pages), NO_PAGES));
  }

  static MemoryWork undoReset(PageRange pages) {
    return new MemoryWork(0, new Contents(NO_PAGES, NO_PAGES, List.of(pages)));
  }

  static MemoryWork lock(PageRange pages, List<PageRange> bringIn) {
    return new MemoryWork(new Locks(List.of(pages), List.copyOf(bringIn), NO_PAGES));
  }

  static MemoryWork unlock(PageRange pages) {
    return new MemoryWork(new Locks(NO_PAGES, NO_PAGES, List.of(pages)));
  }

  static MemoryWork trim(List<PageRange> pages, PageRange tables) {
    return new MemoryWork(new WorkingSet(List.copyOf(pages), List.of(tables), null));
  }

  static MemoryWork protect(PageRange pages) {
    return new MemoryWork(0, new Entries(NO_PAGES, List.of(pages)));
  }

  static MemoryWork workingSet(WorkingSetSizes sizes) {
    return new MemoryWork(new WorkingSet(NO_PAGES, NO_PAGES, sizes));
  }

  /** The same, and this is asked too. */
  public MemoryWork and(SectionWork asked) {
    return new MemoryWork(chargePages, contents, locks, workingSet, entries, prefetch, asked);
  }

  static MemoryWork prefetch(PageRange pages) {
    return new MemoryWork(
        0, Contents.KEPT, Locks.KEPT, WorkingSet.KEPT, Entries.KEPT, List.of(pages), null);
  }
}
