package org.faultline.memory.address;

import java.util.ArrayList;
import java.util.List;
import org.faultline.memory.address.CallPlan.Refused;

/** VirtualLock and VirtualUnlock: docs/windows.md W308 to W311. */
final class VirtualLockPlanner {
  /** Pages of the minimum working set that cannot be locked. */
  static final int OVERHEAD_PAGES = 8;

  private static final long LOCKABLE = Pte.COMMITTED | Pte.GUARD | Pte.PROTECTION;

  private final CallPlanner calls;
  private final PageStates pages;

  VirtualLockPlanner(CallPlanner calls, PageStates pages) {
    this.calls = calls;
    this.pages = pages;
  }

  CallPlan planLock(long address, long bytes, long minimumWorkingSetPages) {
    if (!pages.isUserRange(address, bytes, pages.layout.highestUserAddress())) {
      return new Refused(Win32Error.ERROR_INVALID_PARAMETER);
    }
    PageRange range = PageRange.touched(address, bytes);
    long page = range.first();
    while (page <= range.last()) {
      Region region = pages.regions.find(page);
      if (region == null) {
        return new Refused(Win32Error.ERROR_NOACCESS);
      }
      long pte = pages.entry(region, page);
      if ((pte & Pte.COMMITTED) == 0 || !Protection.of(pte).permits(Access.READ)) {
        return new Refused(Win32Error.ERROR_NOACCESS);
      }
      if ((pte & Pte.GUARD) != 0) {
        return planGuardHit(region, page);
      }
      page = pages.runEnd(region, page, Math.min(region.lastPage(), range.last()), LOCKABLE) + 1;
    }
    long locked = pages.table.count(range.first(), range.last(), Pte.LOCKED);
    if (pages.lockedPages() - locked + range.pages() > minimumWorkingSetPages - OVERHEAD_PAGES) {
      return new Refused(Win32Error.ERROR_WORKING_SET_QUOTA);
    }
    return calls.ready(0, MemoryWork.lock(range, notResident(range)), () -> setLocked(range, true));
  }

  private CallPlan planGuardHit(Region region, long page) {
    return calls.ready(
        Win32Result.failure(Win32Error.STATUS_GUARD_PAGE_VIOLATION),
        MemoryWork.NONE,
        () -> pages.store(region, page, pages.entry(region, page) & ~Pte.GUARD));
  }

  CallPlan planUnlock(long address, long bytes) {
    if (!pages.isUserRange(address, bytes, pages.layout.highestUserAddress())) {
      return new Refused(Win32Error.ERROR_INVALID_PARAMETER);
    }
    PageRange range = PageRange.touched(address, bytes);
    if (pages.table.count(range.first(), range.last(), Pte.LOCKED) == range.pages()) {
      return calls.ready(0, MemoryWork.unlock(range), () -> setLocked(range, false));
    }
    List<PageRange> trim = new ArrayList<>();
    pages.table.forEach(
        range.first(),
        range.last(),
        (page, pte) -> {
          if ((pte & (Pte.VALID | Pte.LOCKED)) == Pte.VALID) {
            PageRange.append(trim, page);
          }
        });
    return calls.ready(
        Win32Result.failure(Win32Error.ERROR_NOT_LOCKED), MemoryWork.trim(trim, range), () -> {});
  }

  private List<PageRange> notResident(PageRange range) {
    List<PageRange> absent = new ArrayList<>();
    for (long page = range.first(); page <= range.last(); page++) {
      if ((pages.table.get(page) & Pte.VALID) == 0) {
        PageRange.append(absent, page);
      }
    }
    return absent;
  }

  private void setLocked(PageRange range, boolean locked) {
    for (long page = range.first(); page <= range.last(); page++) {
      Region region = pages.regions.holding(page);
      long pte = pages.entry(region, page);
      pages.store(region, page, locked ? pte | Pte.LOCKED : pte & ~Pte.LOCKED);
    }
  }
}
