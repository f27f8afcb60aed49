package org.faultline.memory.address;

import org.jspecify.annotations.Nullable;

/**
 * What the process knows of the commitment of pages in views of reserved sections: that a page is
 * committed, for then it stays so; never that it is not, since any process may commit it
 * (docs/windows.md W1311).
 */
final class KnownCommitment {
  private static final long KNOWN = Pte.OF_VIEW | Pte.COMMITTED;

  private final PageStates pages;

  KnownCommitment(PageStates pages) {
    this.pages = pages;
  }

  /** See {@link AddressSpace#unknownCommitted}. */
  @Nullable PageRange unknown(long address, long bytes) {
    long first = address >>> AddressLayout.PAGE_SHIFT;
    long highest = pages.layout.highestUserAddress();
    if (bytes == 0) {
      Region region = pages.regions.find(first);
      return region == null ? null : unknown(region, first, region.lastPage());
    }
    if (!pages.isUserRange(address, bytes, highest)) {
      return null;
    }
    long last = PageRange.touched(address, bytes).last();
    Region region = pages.regions.find(first);
    for (region = region == null ? pages.regions.after(first) : region;
        region != null && region.firstPage() <= last;
        region = pages.regions.after(region.firstPage())) {
      PageRange unknown =
          unknown(region, Math.max(first, region.firstPage()), Math.min(last, region.lastPage()));
      if (unknown != null) {
        return unknown;
      }
    }
    return null;
  }

  /** From the first of these pages that is unknown to the last. */
  private static @Nullable PageRange unknown(Region region, long first, long last) {
    SectionView view = region.view();
    if (view == null || !view.section().isReserved()) {
      return null;
    }
    PageRange found = null;
    for (long page = first; page <= last; ) {
      long end = region.absentEnd(page, last);
      if (isUnknown(region.absentEntry(page))) {
        found = new PageRange(found == null ? page : found.first(), end);
      }
      page = end + 1;
    }
    return found;
  }

  /** See {@link AddressSpace#learnCommitted}. */
  void learn(PageRange asked, long[] firsts, long[] lasts) {
    Region region = pages.regions.find(asked.first());
    if (region == null || region.view() == null || !region.contains(asked)) {
      return;
    }
    for (int i = 0; i < firsts.length; i++) {
      long first = Math.max(asked.first(), firsts[i]);
      long last = Math.min(asked.last(), lasts[i]);
      if (first <= last) {
        region.change(new PageRange(first, last), KnownCommitment::committed);
      }
    }
  }

  private static long committed(long entry) {
    return isUnknown(entry) ? entry & ~Pte.OF_VIEW | Pte.COMMITTED : entry;
  }

  private static boolean isUnknown(long entry) {
    return (entry & KNOWN) == Pte.OF_VIEW;
  }
}
