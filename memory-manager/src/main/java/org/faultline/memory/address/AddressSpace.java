package org.faultline.memory.address;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The private address space of one process: its regions and its page-table entries.
 *
 * <p>A call comes in two halves. {@code planXxx} validates it and changes nothing; {@link #apply}
 * makes the change, once the plan's {@link MemoryWork} is granted. One call is under way at a time.
 * Addresses and sizes are in bytes and unsigned; an address of 0 is NULL. Not thread safe.
 */
public final class AddressSpace extends CallPlanner {
  private final PageStates pages;
  private final MemoryQuery memoryQuery;
  private final WriteWatch writeWatch;
  private final PageMappings mappings;
  private final KnownCommitment knownCommitment;

  /** What {@link #unmap} found. */
  public enum Unmapped {
    /** The page was not valid: decommitted or released since it was mapped. */
    GONE,
    /** The page was not written since it was mapped. */
    CLEAN,
    /** The page was written since it was mapped. */
    DIRTY
  }

  /**
   * Creates an empty address space.
   *
   * @param stamped whether the first touch of a page in an epoch is reported
   * @param chargePageTables whether table pages are charged
   */
  public AddressSpace(AddressLayout layout, boolean stamped, boolean chargePageTables) {
    this(new PageStates(layout, stamped, chargePageTables));
  }

  private AddressSpace(PageStates pages) {
    super(pages);
    this.pages = pages;
    memoryQuery = new MemoryQuery(pages);
    mappings = new PageMappings(pages);
    writeWatch = new WriteWatch(pages);
    knownCommitment = new KnownCommitment(pages);
  }

  /**
   * Whether this is the page that all processes share and may read: always there, and no affair of
   * the MemoryManager.
   */
  public boolean isShared(long page) {
    return pages.isShared(page);
  }

  /** Whether the page belongs to the stack of a thread. */
  public boolean isStack(long page) {
    Region region = pages.regions.find(page);
    return region != null && region.isStack();
  }

  /**
   * The pages of the first view in a range of which only their section knows whether they are
   * committed; what lies behind that view is asked for apart.
   *
   * @param bytes 0 for all from {@code address} to the end of its view
   */
  public @Nullable PageRange unknownCommitted(long address, long bytes) {
    return knownCommitment.unknown(address, bytes);
  }

  /** These pages of a view that was asked for are committed; the others stay unknown. */
  public void learnCommitted(PageRange asked, long[] firsts, long[] lasts) {
    knownCommitment.learn(asked, firsts, lasts);
  }

  /** VirtualQuery; empty above the highest user address, which is ERROR_INVALID_PARAMETER. */
  public Optional<MemoryBasicInformation> query(long address) {
    return memoryQuery.query(address);
  }

  /** Visits all runs of like pages, free ones too, by ascending address. */
  public void forEachRun(Consumer<MemoryBasicInformation> visitor) {
    memoryQuery.forEachRun(visitor);
  }

  /**
   * GetWriteWatch: the pages written, at most {@code capacity}; {@code flags} is 0 or 1 (reset).
   */
  public WriteWatch.Written getWriteWatch(long address, long bytes, long capacity, int flags) {
    return writeWatch.get(address, bytes, capacity, flags);
  }

  /** ResetWriteWatch. */
  public Win32Result resetWriteWatch(long address, long bytes) {
    return writeWatch.reset(address, bytes);
  }

  /** Visits one resident page. */
  @FunctionalInterface
  public interface ResidentPageVisitor {
    /**
     * @param protect its protection, as Win32 constants
     */
    void visit(long page, int protect, boolean locked);
  }

  /** Visits the pages with a valid entry, by ascending address. */
  public void forEachResidentPage(ResidentPageVisitor visitor) {
    pages.table.forEach(
        0,
        PageReference.MAXIMUM_PAGE,
        (page, pte) -> {
          if ((pte & Pte.VALID) != 0) {
            visitor.visit(page, Protection.toConstants(pte), (pte & Pte.LOCKED) != 0);
          }
        });
  }

  /**
   * Makes an entry valid; its stamp is old, and it is clean.
   *
   * @return whether it is mapped: a page that is not committed any more is left alone
   */
  public boolean map(long page, int frame, boolean locked) {
    return mappings.map(page, frame, locked);
  }

  /** As {@link #map}: the page of a view is a copy of the process's own from now on. */
  public boolean mapCopy(long page, int frame, boolean locked) {
    return mappings.mapCopy(page, frame, locked);
  }

  /** Makes an entry invalid; protection, guard and write watch stay, a lock goes. */
  public Unmapped unmap(long page) {
    return mappings.unmap(page);
  }

  /** The page was written and its frame's contents are saved: the next write is a first write. */
  public void clean(long page) {
    mappings.clean(page);
  }

  /** The contents of a clean page must be saved after all; returns whether it was one. */
  public boolean dirty(long page) {
    return mappings.dirty(page);
  }

  /**
   * Resolves one reference that {@link PageTable#hits} stopped at, with its effects on the entry.
   *
   * @return bits of {@link Resolution}
   */
  public int resolve(long page, Access access) {
    long pte = pages.entry(page);
    int stop = stopAt(pte, access);
    if (stop == Resolution.GUARD) {
      pages.store(pages.regions.holding(page), page, pte & ~Pte.GUARD);
    }
    if (stop != 0) {
      return stop;
    }
    if (pages.isShared(page)) {
      return Resolution.HIT;
    }
    int outcome = pages.table.isUntouched(pte) ? Resolution.TOUCHED : Resolution.HIT;
    long after = pte & ~Pte.STAMP | pages.table.stampBits();
    if (access == Access.WRITE) {
      outcome |= (pte & Pte.DIRTY) == 0 ? Resolution.FIRST_WRITE : 0;
      after = written(after);
    }
    pages.table.set(page, Pte.withAllow(after));
    return outcome;
  }

  /**
   * What {@link #resolve} would stop at, without an effect: one bit of {@link Resolution#STOPS}, or
   * 0. An armed guard comes first, whatever the access (docs/windows.md W403), then protection, and
   * residency last; a write that wants a copy faults, resident or not (docs/windows.md W1313).
   */
  public int stop(long page, Access access) {
    return stopAt(pages.entry(page), access);
  }

  /**
   * A write fault to this page has retired its write: the entry, valid again, is dirty and the
   * write is recorded. Returns whether the page is valid.
   */
  public boolean retireWrite(long page) {
    long pte = pages.table.get(page);
    if ((pte & Pte.VALID) == 0) {
      return false;
    }
    pages.table.set(page, Pte.withAllow(written(pte)));
    return true;
  }

  private static int stopAt(long pte, Access access) {
    if ((pte & Pte.COMMITTED) == 0) {
      return (pte & Pte.OF_VIEW) == 0 ? Resolution.VIOLATION : Resolution.UNKNOWN;
    }
    if ((pte & Pte.GUARD) != 0) {
      return Resolution.GUARD;
    }
    if (!Protection.of(pte).permits(access)) {
      return Pte.needsCopy(pte, access) ? Resolution.FAULT : Resolution.VIOLATION;
    }
    return (pte & Pte.VALID) == 0 ? Resolution.FAULT : 0;
  }

  private static long written(long pte) {
    return pte | Pte.DIRTY | ((pte & Pte.WRITE_WATCH) != 0 ? Pte.WATCHED_WRITE : 0);
  }

  /** Whether the access wants a copy of the page first (docs/windows.md W1313). */
  public boolean needsCopy(long page, Access access) {
    return Pte.needsCopy(pages.entry(page), access);
  }

  /** Whether the bytes of the page are its section's: it lies in a view and is no private copy. */
  public boolean isSharedData(long page) {
    Region region = pages.regions.find(page);
    return region != null && region.view() != null && !Pte.isCopy(pages.entry(region, page));
  }

  /** The entries, for the hot path and for diagnostics. */
  public PageTable pageTable() {
    return pages.table;
  }

  /** The regions by ascending address. */
  public Collection<Region> regions() {
    return pages.regions.all();
  }

  /** The region that holds this page, if any. */
  public @Nullable Region region(long page) {
    return pages.regions.find(page);
  }

  /** The shape of the address space. */
  public AddressLayout layout() {
    return pages.layout;
  }

  /** Bytes that a reservation could still use, were they in one piece. */
  public long freeBytes() {
    long all = layout().highestVadAddress() - layout().lowestAddress() + 1;
    long system = pages.isShared(SystemPages.SHARED_PAGE) ? layout().systemBytes() : 0;
    return all - reservedBytes() - system;
  }

  /** Bytes reserved, committed or not. */
  public long reservedBytes() {
    return pages.reservedPages() << AddressLayout.PAGE_SHIFT;
  }

  /** Pages committed, table pages not included. */
  public long committedPages() {
    return pages.committedPages();
  }

  /** Pages with a valid entry. */
  public long residentPages() {
    return pages.residentPages();
  }

  /** Pages locked by VirtualLock. */
  public long lockedPages() {
    return pages.lockedPages();
  }

  /** Table pages that this process is charged for. */
  public long chargedTablePages() {
    return pages.tablePages.charged();
  }
}
