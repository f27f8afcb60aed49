package org.faultline.memory.address;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Regions and entries of one process kept in agreement, with their counters.
 *
 * <p>What is committed, and with which protection, stands in the regions, run by run. A page has an
 * entry of its own only while that says more: the page is resident, say, or was written. Any entry
 * but 0 says all there is to know of its page; 0 stands for its region's absent entry.
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
    tablePages = new TablePages(layout, chargeTablePages, this::anyCommitted);
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

  /** The placeholder that is exactly these pages, if there is one. */
  @Nullable Region placeholder(long address, long pages) {
    long first = address >>> AddressLayout.PAGE_SHIFT;
    Region region = regions.find(first);
    return region != null
            && region.isPlaceholder()
            && region.firstPage() == first
            && region.pages() == pages
        ? region
        : null;
  }

  /** Whether so many {@code bytes}, at least 1, from {@code address} on end by {@code highest}. */
  boolean isUserRange(long address, long bytes, long highest) {
    return bytes != 0
        && Long.compareUnsigned(address, highest) <= 0
        && Long.compareUnsigned(bytes, highest - address + 1) <= 0;
  }

  /** What is true of {@code page}, which lies in {@code region}. */
  long entry(Region region, long page) {
    long pte = table.get(page);
    return pte != 0 ? pte : region.absentEntry(page);
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
    return region.absentEntry(page);
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
    table.set(page, after == region.absentEntry(page) ? 0 : after);
  }

  /** The last page of the run of like pages that begins at {@code page}, up to {@code last}. */
  long runEnd(Region region, long page, long last, long mask) {
    long wanted = entry(region, page);
    for (long from = page; from <= last; ) {
      long end = region.absentEnd(from, last);
      long other = table.firstOther(from, end, region.absentEntry(from), mask, wanted);
      if (other <= end) {
        return other - 1;
      }
      from = end + 1;
    }
    return last;
  }

  private boolean anyCommitted(long first, long last) {
    return regions.any(
        first,
        last,
        region ->
            region.view() != null
                || region.committed(
                        Math.max(first, region.firstPage()), Math.min(last, region.lastPage()))
                    > 0);
  }

  /** Adds a region, committed or not as its type says; a view's tables are charged with it. */
  void add(Region region) {
    regions.add(region);
    reservedPages += region.pages();
    SectionView view = region.view();
    if (view != null) {
      committedPages += view.chargedPages();
      tablePages.commit(region.firstPage(), region.lastPage());
    } else if (region.committed(region.firstPage(), region.lastPage()) > 0) {
      committedPages += region.pages();
      tablePages.commit(region.firstPage(), region.lastPage());
    }
  }

  /** Removes a region and all that is known of its pages. */
  void remove(Region region) {
    SectionView view = region.view();
    if (view == null) {
      decommit(region, region.range());
    } else {
      committedPages -= view.chargedPages();
      tablePages.decommit(region.firstPage(), region.lastPage());
      change(region, region.range(), pte -> 0);
    }
    table.clear(region.firstPage(), region.lastPage());
    regions.remove(region);
    reservedPages -= region.pages();
  }

  /** Commits these pages; all of them have the protection afterwards. */
  void commit(Region region, PageRange pages, long protection) {
    committedPages += pages.pages() - region.committed(pages.first(), pages.last());
    tablePages.commit(pages.first(), pages.last());
    protect(region, pages, protection);
  }

  /** Gives these pages, which are or become committed, the protection; no access ends locks. */
  void protect(Region region, PageRange pages, long protection) {
    long lock = Protection.of(protection) == Protection.NOACCESS ? Pte.LOCKED : 0;
    long drop = Protection.BITS | lock;
    if (region.view() == null) {
      change(region, pages, pte -> pte & ~drop | Pte.COMMITTED | protection);
    } else {
      change(region, pages, pte -> ofView(pte & ~drop, protection));
    }
  }

  /** The entry of a view's page with the protection, or what that means for a private copy. */
  private static long ofView(long pte, long protection) {
    return Pte.isCopy(pte)
        ? pte | Protection.ofCopy(protection)
        : pte & ~Pte.OF_VIEW | Pte.COMMITTED | protection;
  }

  /** Charges the process for those of these pages, all of a view, that it is not charged for. */
  void charge(Region region, PageRange pages) {
    SectionView view = region.holdingView();
    long first = pages.first() - region.firstPage();
    committedPages += view.charge(first, first + pages.pages() - 1);
  }

  /** What {@link #charge} would charge. */
  long uncharged(Region region, PageRange pages) {
    long first = pages.first() - region.firstPage();
    return region.holdingView().uncharged(first, first + pages.pages() - 1);
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
    long committed = region.committed(pages.first(), pages.last());
    if (committed > 0) {
      committedPages -= committed;
      tablePages.decommit(pages.first(), pages.last());
    }
    change(region, pages, pte -> pte & WATCH);
  }

  /** Makes these pages clean: the next write of each is a first write again. */
  void clean(Region region, PageRange pages) {
    table.forEach(
        pages.first(), pages.last(), (page, pte) -> store(region, page, pte & ~Pte.DIRTY));
  }

  /** Changes these pages alike; only the entries that exist are visited. */
  private void change(Region region, PageRange pages, LongUnaryOperator change) {
    region.change(pages, change);
    table.forEach(
        pages.first(), pages.last(), (page, pte) -> store(region, page, change.applyAsLong(pte)));
  }

  private static int bit(long pte, long mask) {
    return (pte & mask) != 0 ? 1 : 0;
  }
}
