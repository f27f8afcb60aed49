package org.faultline.memory.address;

/**
 * One reservation: a virtual address descriptor. Pages are page numbers, both ends included.
 *
 * <p>Regions are never merged, even when adjacent and alike (WINDOWS-VM.md 1.4).
 */
public final class Region {
  /** No type of VirtualAlloc: marks a stack. */
  private static final int STACK = 1;

  private final long firstPage;
  private final long lastPage;
  private final int allocationType;
  private final int allocationProtect;
  private long absentEntry;

  /** A reservation made with these arguments of VirtualAlloc; committed where its type says so. */
  Region(PageRange pages, int allocationType, int allocationProtect) {
    this.firstPage = pages.first();
    this.lastPage = pages.last();
    this.allocationType = allocationType;
    this.allocationProtect = Protection.reported(allocationProtect);
    absentEntry = isWatched() ? Pte.WRITE_WATCH : 0;
    if ((allocationType & AllocationType.MEM_COMMIT) != 0) {
      absentEntry |= Pte.COMMITTED | Protection.toBits(allocationProtect);
    }
  }

  /** The reservation of a thread's stack. */
  static Region stack(PageRange pages) {
    return new Region(pages, AllocationType.MEM_RESERVE | STACK, Protection.PAGE_READWRITE);
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

  /** The entry that a page without an entry of its own stands for: no valid or locked bit. */
  long absentEntry() {
    return absentEntry;
  }

  void setAbsentEntry(long pte) {
    absentEntry = pte;
  }

  /**
   * The entry bits of a protection, with the cache attribute of the allocation in place of its own:
   * the attribute is set once, and is dropped only by no access (WINDOWS-VM.md 3.2, rule 5).
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

  boolean isWhole(PageRange pages) {
    return pages.first() == firstPage && pages.last() == lastPage;
  }
}
