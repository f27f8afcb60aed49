package org.faultline.memory.address;

/** What becomes of a reference that the fast path stopped at. */
final class PageReferences {
  private final PageStates pages;

  PageReferences(PageStates pages) {
    this.pages = pages;
  }

  /** See {@link AddressSpace#resolve}. */
  int resolve(long page, Access access) {
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

  /** See {@link AddressSpace#retireWrite}. */
  boolean retireWrite(long page) {
    long pte = pages.table.get(page);
    if ((pte & Pte.VALID) == 0) {
      return false;
    }
    pages.table.set(page, Pte.withAllow(written(pte)));
    return true;
  }

  /**
   * What a reference to a page with this entry stops at: one bit of {@link Resolution#STOPS}, or 0.
   * An armed guard comes first, whatever the access (docs/windows.md W403), then protection, and
   * residency last; a write that wants a copy faults, resident or not.
   */
  static int stopAt(long pte, Access access) {
    if ((pte & Pte.COMMITTED) == 0) {
      return (pte & Pte.OF_VIEW) == 0 ? Resolution.VIOLATION : Resolution.UNKNOWN;
    }
    if ((pte & Pte.GUARD) != 0) {
      return Resolution.GUARD;
    }
    if (!Protection.of(pte).permits(access)) {
      return needsCopy(pte, access) ? Resolution.FAULT : Resolution.VIOLATION;
    }
    return (pte & Pte.VALID) == 0 ? Resolution.FAULT : 0;
  }

  static boolean needsCopy(long pte, Access access) {
    return access == Access.WRITE
        && (pte & Pte.COMMITTED) != 0
        && Protection.of(pte).isCopyOnWrite();
  }

  private static long written(long pte) {
    return pte | Pte.DIRTY | ((pte & Pte.WRITE_WATCH) != 0 ? Pte.WATCHED_WRITE : 0);
  }
}
