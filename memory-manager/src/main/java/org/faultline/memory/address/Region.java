package org.faultline.memory.address;

import java.util.function.LongUnaryOperator;
import org.faultline.memory.section.ImageLayout;
import org.jspecify.annotations.Nullable;

/**
 * One reservation: a virtual address descriptor. Pages are page numbers, both ends included.
 *
 * <p>Says of each of its pages whether it is committed and how it is protected, run by run: pages
 * alike cost nothing each. Regions are never merged, even when adjacent and alike (docs/windows.md
 * W107).
 */
public final class Region {
  /** No type of VirtualAlloc: marks a stack. */
  private static final int STACK = 1;

  private final long firstPage;
  private final long lastPage;
  private final int allocationType;
  private final int allocationProtect;
  // The entry that all pages stand for; where they differ, that of each run from the first page on.
  private long uniformEntry;
  private @Nullable Runs entries;
  private final @Nullable SectionView view;

  /** A reservation made with these arguments of VirtualAlloc; committed where its type says so. */
  Region(PageRange pages, int allocationType, int allocationProtect) {
    this.firstPage = pages.first();
    this.lastPage = pages.last();
    this.allocationType = allocationType;
    this.allocationProtect = Protection.reported(allocationProtect);
    view = null;
    uniformEntry = isWatched() ? Pte.WRITE_WATCH : 0;
    if ((allocationType & AllocationType.MEM_COMMIT) != 0) {
      uniformEntry |= Pte.COMMITTED | Protection.toBits(allocationProtect);
    }
  }

  /** The reservation of a thread's stack. */
  static Region stack(PageRange pages) {
    return new Region(pages, AllocationType.MEM_RESERVE | STACK, Protection.PAGE_READWRITE);
  }

  private Region(PageRange pages, SectionView view, boolean inPlaceholder) {
    this.firstPage = pages.first();
    this.lastPage = pages.last();
    this.view = view;
    allocationType = inPlaceholder ? AllocationType.MEM_REPLACE_PLACEHOLDER : 0;
    allocationProtect = view.protection().constant() | view.cacheAttribute();
    uniformEntry =
        (view.section().isReserved() ? Pte.OF_VIEW : Pte.COMMITTED)
            | withCacheAttribute(Protection.toBits(allocationProtect));
  }

  /** A view of a section, which took the place of a placeholder or not. */
  static Region view(PageRange pages, SectionView view, boolean inPlaceholder) {
    return new Region(pages, view, inPlaceholder);
  }

  /** What it shows of a section; absent for private memory. */
  public @Nullable SectionView view() {
    return view;
  }

  /** What it shows of a section, which is what it is for. */
  SectionView holdingView() {
    if (view == null) {
      throw new IllegalStateException("page " + firstPage + " begins no view");
    }
    return view;
  }

  /** The executable that it shows; absent for anything else. */
  public @Nullable ImageLayout image() {
    return view == null ? null : view.section().image();
  }

  /** A placeholder: a reservation that another region may take the place of. */
  static Region placeholder(PageRange pages) {
    int type = AllocationType.MEM_RESERVE | AllocationType.MEM_RESERVE_PLACEHOLDER;
    return new Region(pages, type, Protection.PAGE_NOACCESS);
  }

  /** Whether another region may take the place of this one. */
  boolean isPlaceholder() {
    return (allocationType & AllocationType.MEM_RESERVE_PLACEHOLDER) != 0;
  }

  /** Whether this took the place of a placeholder, which it can leave behind. */
  boolean isInPlaceholder() {
    return (allocationType & AllocationType.MEM_REPLACE_PLACEHOLDER) != 0;
  }

  /** Whether a thread has its stack here. */
  public boolean isStack() {
    return (allocationType & STACK) != 0;
  }

  /** The first page. */
  public long firstPage() {
    return firstPage;
  }

  /** The last page. */
  public long lastPage() {
    return lastPage;
  }

  /** How many pages are reserved. */
  public long pages() {
    return lastPage - firstPage + 1;
  }

  /** The base address, in bytes. */
  public long baseAddress() {
    return firstPage << AddressLayout.PAGE_SHIFT;
  }

  /** The protection given at allocation, as Win32 constants. */
  public int allocationProtect() {
    return allocationProtect;
  }

  /** Whether writes are recorded (MEM_WRITE_WATCH). */
  public boolean isWatched() {
    return (allocationType & AllocationType.MEM_WRITE_WATCH) != 0;
  }

  /** Whether this is a window for physical pages (MEM_PHYSICAL), which cannot be committed. */
  public boolean isPhysical() {
    return (allocationType & AllocationType.MEM_PHYSICAL) != 0;
  }

  /** The entry that {@code page}, without one of its own, stands for: not valid, not locked. */
  long absentEntry(long page) {
    return entries == null ? uniformEntry : entries.get(page - firstPage);
  }

  /** The last page up to {@code last} of those from {@code page} on with one absent entry. */
  long absentEnd(long page, long last) {
    return entries == null
        ? last
        : firstPage + Math.min(last - firstPage, entries.end(page - firstPage));
  }

  /** Changes the absent entries of these pages. */
  void change(PageRange pages, LongUnaryOperator change) {
    if (entries == null) {
      long after = change.applyAsLong(uniformEntry);
      if (after == uniformEntry || isWhole(pages)) {
        uniformEntry = after;
        return;
      }
      entries = new Runs(uniformEntry);
    }
    long first = pages.first();
    long value = change.applyAsLong(absentEntry(first));
    for (long page = first; page <= pages.last(); ) {
      long after = change.applyAsLong(absentEntry(page));
      if (after != value) {
        entries.set(first - firstPage, page - 1 - firstPage, value);
        first = page;
        value = after;
      }
      page = absentEnd(page, pages.last()) + 1;
    }
    entries.set(first - firstPage, pages.last() - firstPage, value);
    if (entries.isUniform()) {
      uniformEntry = entries.get(0);
      entries = null;
    }
  }

  /** How many of these pages, all of the region, are committed. */
  long committed(long first, long last) {
    if (entries != null) {
      return entries.count(first - firstPage, last - firstPage, Pte.COMMITTED);
    }
    return (uniformEntry & Pte.COMMITTED) == 0 ? 0 : last - first + 1;
  }

  /**
   * The entry bits of a protection, with the cache attribute of the allocation in place of its own:
   * the attribute is set once, and is dropped only by no access (docs/windows.md W305).
   */
  long withCacheAttribute(long bits) {
    boolean none = Protection.of(bits) == Protection.NOACCESS;
    long attribute = none ? 0 : Protection.toBits(allocationProtect) & Protection.CACHE_BITS;
    return bits & ~Protection.CACHE_BITS | attribute;
  }

  PageRange range() {
    return new PageRange(firstPage, lastPage);
  }

  boolean contains(PageRange pages) {
    return pages.first() >= firstPage && pages.last() <= lastPage;
  }

  private boolean isWhole(PageRange pages) {
    return pages.first() == firstPage && pages.last() == lastPage;
  }
}
