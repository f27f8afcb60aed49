package org.faultline.memory.address;

import org.faultline.memory.address.AddressSpace.Unmapped;

/** Makes entries valid and invalid, clean and dirty, as pages come and go. */
final class PageMappings {
  private final PageStates pages;

  PageMappings(PageStates pages) {
    this.pages = pages;
  }

  /** See {@link AddressSpace#map}. */
  boolean map(long page, int frame, boolean locked) {
    Region region = pages.regions.find(page);
    if (region == null) {
      return false;
    }
    long pte = pages.entry(region, page);
    if ((pte & Pte.COMMITTED) == 0) {
      return false;
    }
    long kept = pte & ~(Pte.FRAME | Pte.STAMP | Pte.DIRTY);
    long lock = locked ? Pte.LOCKED : 0;
    pages.store(region, page, kept | Pte.VALID | lock | (long) frame << Pte.FRAME_SHIFT);
    return true;
  }

  /** See {@link AddressSpace#mapCopy}. */
  boolean mapCopy(long page, int frame, boolean locked) {
    Region region = pages.regions.find(page);
    if (region == null || region.view() == null) {
      return false;
    }
    long pte = pages.entry(region, page);
    if ((pte & Pte.COMMITTED) == 0) {
      return false;
    }
    pages.store(region, page, Protection.ofCopy(pte) | Pte.OF_VIEW);
    return map(page, frame, locked);
  }

  /** See {@link AddressSpace#unmap}. */
  Unmapped unmap(long page) {
    long pte = pages.table.get(page);
    if ((pte & Pte.VALID) == 0) {
      return Unmapped.GONE;
    }
    long gone = Pte.VALID | Pte.DIRTY | Pte.LOCKED | Pte.STAMP | Pte.FRAME;
    pages.store(pages.regions.holding(page), page, pte & ~gone);
    return (pte & Pte.DIRTY) != 0 ? Unmapped.DIRTY : Unmapped.CLEAN;
  }

  /** See {@link AddressSpace#clean}. */
  void clean(long page) {
    long pte = pages.table.get(page);
    if ((pte & Pte.VALID) != 0) {
      pages.store(pages.regions.holding(page), page, pte & ~Pte.DIRTY);
    }
  }

  /** See {@link AddressSpace#dirty}. */
  boolean dirty(long page) {
    long pte = pages.table.get(page);
    if ((pte & (Pte.VALID | Pte.DIRTY)) != Pte.VALID) {
      return false;
    }
    pages.store(pages.regions.holding(page), page, pte | Pte.DIRTY);
    return true;
  }
}
