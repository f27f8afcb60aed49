package org.faultline.memory.address;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The regions of one process by first page, and the search for a gap (WINDOWS-VM.md 1.4, 1.5). */
final class RegionTree {
  /** No gap is large enough. */
  static final long NO_GAP = -1;

  private static final int GRANULE_PAGES =
      AddressLayout.ALLOCATION_GRANULARITY / AddressLayout.PAGE_SIZE;

  private final long lowestPage;
  private final long highestPage;
  private final TreeMap<Long, Region> byFirstPage = new TreeMap<>();
  private Region last;

  RegionTree(AddressLayout layout) {
    lowestPage = layout.lowestAddress() >>> AddressLayout.PAGE_SHIFT;
    highestPage = layout.highestVadAddress() >>> AddressLayout.PAGE_SHIFT;
  }

  /** The region that holds {@code page}, or null. */
  Region find(long page) {
    Region hint = last;
    if (hint != null && page >= hint.firstPage() && page <= hint.lastPage()) {
      return hint;
    }
    Map.Entry<Long, Region> below = byFirstPage.floorEntry(page);
    if (below == null || page > below.getValue().lastPage()) {
      return null;
    }
    last = below.getValue();
    return last;
  }

  /** The first region that begins above {@code page}, or null. */
  Region after(long page) {
    Map.Entry<Long, Region> above = byFirstPage.higherEntry(page);
    return above == null ? null : above.getValue();
  }

  /** Whether a region, or the system, holds any of these pages. */
  boolean overlaps(PageRange pages) {
    Map.Entry<Long, Region> below = byFirstPage.floorEntry(pages.last());
    return below != null && below.getValue().lastPage() >= pages.first()
        || holdsShared(pages.first(), pages.pages());
  }

  void add(Region region) {
    byFirstPage.put(region.firstPage(), region);
  }

  void remove(Region region) {
    byFirstPage.remove(region.firstPage(), region);
    last = null;
  }

  /** All regions by ascending address. */
  Collection<Region> all() {
    return Collections.unmodifiableCollection(byFirstPage.values());
  }

  /** The first page of the lowest gap that holds so many pages, or {@link #NO_GAP}. */
  long lowestGap(long pages) {
    return lowestGap(pages, false);
  }

  /** As {@link #lowestGap(long)}, with the shared page inside where {@code coversShared}. */
  long lowestGap(long pages, boolean coversShared) {
    long candidate = lowestPage;
    for (Region region : byFirstPage.values()) {
      candidate = coversShared ? candidate : pastShared(candidate, pages);
      if (region.firstPage() - candidate >= pages) {
        return candidate;
      }
      candidate = Math.max(candidate, roundUp(region.lastPage() + 1));
    }
    candidate = coversShared ? candidate : pastShared(candidate, pages);
    return highestPage + 1 - candidate >= pages ? candidate : NO_GAP;
  }

  /** The first page of the highest place that holds so many pages, or {@link #NO_GAP}. */
  long highestGap(long pages) {
    long end = highestPage + 1;
    for (Region region : byFirstPage.descendingMap().values()) {
      long first = belowShared(roundDown(end - pages), pages);
      if (first >= roundUp(region.lastPage() + 1)) {
        return first;
      }
      end = region.firstPage();
    }
    long first = belowShared(roundDown(end - pages), pages);
    return first >= lowestPage ? first : NO_GAP;
  }

  private static boolean holdsShared(long first, long pages) {
    return first <= SystemPages.SHARED_PAGE && SystemPages.SHARED_PAGE - first < pages;
  }

  /** {@code first}, or the granule behind the shared page where so many pages would hold it. */
  private static long pastShared(long first, long pages) {
    return holdsShared(first, pages) ? roundUp(SystemPages.SHARED_PAGE + 1) : first;
  }

  private static long belowShared(long first, long pages) {
    return holdsShared(first, pages) ? roundDown(SystemPages.SHARED_PAGE - pages) : first;
  }

  private static long roundUp(long page) {
    return page + GRANULE_PAGES - 1 & -GRANULE_PAGES;
  }

  private static long roundDown(long page) {
    return page & -GRANULE_PAGES;
  }
}
