package org.faultline.memory.address;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * Regions and entries of one process kept in agreement, with their counters.
 *
 * <p>An entry of 0 stands for its region's absent entry; any other entry says all there is to know
 * of its page. An entry equal to the absent one is stored as 0.
 */
final class PageStates {
  private static final long WATCH = Pte.WRITE_WATCH | Pte.WATCHED_WRITE;

  final AddressLayout layout;
  final PageTable table;
  final RegionTree regions;
  final TablePages tablePages;
  private long reservedPages;
  private long committedPages;
  private long residentPages;
  private long lockedPages;

  PageStates(AddressLayout layout, boolean stamped, boolean chargeTablePages) {
    this.layout = layout;
    table = new PageTable(stamped);
    regions = new RegionTree(layout);
    tablePages = new TablePages(layout, chargeTablePages);
  }

  long reservedPages() {
    return reservedPages;
  }

  long committedPages() {
    return committedPages;
  }

  long residentPages() {
    return residentPages;
  }

  long lockedPages() {
    return lockedPages;
  }

  /** Whether {@code size} bytes, at least 1, from {@code address} on end by {@code highest}. */
  boolean isUserRange(long address, long size, long highest) {
    return size != 0
        && Long.compareUnsigned(address, highest) <= 0
        && Long.compareUnsigned(size, highest - address + 1) <= 0;
  }

  /** What is true of {@code page}, which lies in {@code region}. */
  long entry(Region region, long page) {
    long pte = table.get(page);
    return pte != 0 ? pte : region.absentEntry();
  }

  /** What is true of {@code page}; 0 where it is free. */
  long entry(long page) {
    long pte = table.get(page);
    if (pte != 0) {
      return pte;
    }
    Region region = regions.find(page);
    if (region == null) {
      return page == SystemPages.SHARED_PAGE ? SystemPages.SHARED_ENTRY : 0;
    }
    return region.absentEntry();
  }

  /** Whether {@code page} is the system's shared one. */
  boolean isShared(long page) {
    return page == SystemPages.SHARED_PAGE && regions.find(page) == null;
  }

  /** Stores an entry, with the allow bits that it permits. */
  void store(Region region, long page, long pte) {
    long before = table.get(page);
    long after = Pte.withAllow(pte);
    residentPages += bit(after, Pte.VALID) - bit(before, Pte.VALID);
    lockedPages += bit(after, Pte.LOCKED) - bit(before, Pte.LOCKED);
    table.set(page, after == region.absentEntry() ? 0 : after);
  }

  /** How many of these pages, which lie in {@code region}, are committed. */
  long committed(Region region, long first, long last) {
    long explicit = table.count(first, last, Pte.COMMITTED);
    if ((region.absentEntry() & Pte.COMMITTED) == 0) {
      return explicit;
    }
    return last - first + 1 - (table.count(first, last, 0) - explicit);
  }

  /** The last page of the run of like pages that begins at {@code page}, up to {@code last}. */
  long runEnd(Region region, long page, long last, long mask) {
    long wanted = entry(region, page);
    return table.firstOther(page, last, region.absentEntry(), mask, wanted) - 1;
  }

  /** Adds a region, committed or not as its type says. */
  void add(Region region) {
    regions.add(region);
    reservedPages += region.pages();
    if ((region.absentEntry() & Pte.COMMITTED) != 0) {
      committedPages += region.pages();
      tablePages.commit(region.firstPage(), region.lastPage(), (from, to) -> 0);
    }
  }

  /** Removes a region and all that is known of its pages. */
  void remove(Region region) {
    decommit(region, new PageRange(region.firstPage(), region.lastPage()));
    table.clear(region.firstPage(), region.lastPage());
    regions.remove(region);
    reservedPages -= region.pages();
  }

  /** Commits these pages; all of them have the protection afterwards. */
  void commit(Region region, PageRange pages, long protection) {
    committedPages += pages.pages() - committed(region, pages.first(), pages.last());
    tablePages.commit(pages.first(), pages.last(), (from, to) -> committed(region, from, to));
    protect(region, pages, protection);
  }

  /** Gives these pages, which are or become committed, the protection; no access ends locks. */
  void protect(Region region, PageRange pages, long protection) {
    long lock = Protection.of(protection) == Protection.NOACCESS ? Pte.LOCKED : 0;
    long drop = Protection.BITS | Pte.DECOMMITTED | lock;
    change(region, pages, pte -> pte & ~drop | Pte.COMMITTED | protection);
  }

  /** The locked ones of these pages that the protection unlocks. */
  List<PageRange> unlockedBy(PageRange range, long protection) {
    List<PageRange> unlocked = new ArrayList<>();
    if (lockedPages > 0 && Protection.of(protection) == Protection.NOACCESS) {
      table.forEach(
          range.first(),
          range.last(),
          (page, pte) -> {
            if ((pte & Pte.LOCKED) != 0) {
              PageRange.append(unlocked, page);
            }
          });
    }
    return unlocked;
  }

  /** Decommits these pages: whatever was in them is lost, and so are their locks. */
  void decommit(Region region, PageRange pages) {
    committedPages -= committed(region, pages.first(), pages.last());
    tablePages.decommit(pages.first(), pages.last(), (from, to) -> committed(region, from, to));
    boolean marked = !region.isWhole(pages) && (region.absentEntry() & Pte.COMMITTED) != 0;
    change(region, pages, pte -> pte & WATCH | (marked ? Pte.DECOMMITTED : 0));
  }

  /** Makes these pages clean: the next write of each is a first write again. */
  void clean(Region region, PageRange pages) {
    table.forEach(
        pages.first(), pages.last(), (page, pte) -> store(region, page, pte & ~Pte.DIRTY));
  }

  /** Changes these pages alike; of a whole region only the entries that exist are visited. */
  private void change(Region region, PageRange pages, LongUnaryOperator change) {
    if (region.isWhole(pages)) {
      region.setAbsentEntry(change.applyAsLong(region.absentEntry()));
      table.forEach(
          pages.first(), pages.last(), (page, pte) -> store(region, page, change.applyAsLong(pte)));
      return;
    }
    for (long page = pages.first(); page <= pages.last(); page++) {
      store(region, page, change.applyAsLong(entry(region, page)));
    }
  }

  private static int bit(long pte, long mask) {
    return (pte & mask) != 0 ? 1 : 0;
  }
}
