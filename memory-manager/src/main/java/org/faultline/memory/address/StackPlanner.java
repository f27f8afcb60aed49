package org.faultline.memory.address;

import org.faultline.memory.address.CallPlan.Refused;

/**
 * Stacks of threads: reserved whole, committed from the top, with a guard page below the committed
 * part that moves down when it is touched (docs/windows.md W404 to W406). The lowest page is never
 * committed.
 */
final class StackPlanner {
  private final CallPlanner calls;
  private final PageStates pages;

  StackPlanner(CallPlanner calls, PageStates pages) {
    this.calls = calls;
    this.pages = pages;
  }

  /**
   * A stack of {@code reserve} bytes, rounded up to the allocation granularity, of which {@code
   * commit} bytes are committed above the first guard page; its value is the lowest address.
   */
  CallPlan planStack(long reserve, long commit) {
    long granule = AddressLayout.ALLOCATION_GRANULARITY;
    if (!pages.isUserRange(0, reserve, pages.layout.highestVadAddress() - granule)
        || !pages.isUserRange(0, commit, reserve)) {
      return new Refused(Win32Error.ERROR_INVALID_PARAMETER);
    }
    long count = (reserve + granule - 1 & -granule) >>> AddressLayout.PAGE_SHIFT;
    long committed = PageRange.touched(0, commit).pages();
    if (committed > count - 2) {
      return new Refused(Win32Error.ERROR_INVALID_PARAMETER);
    }
    long first = pages.regions.lowestGap(count);
    if (first == RegionTree.NO_GAP) {
      return new Refused(Win32Error.ERROR_NOT_ENOUGH_MEMORY);
    }
    long last = first + count - 1;
    PageRange used = new PageRange(last - committed + 1, last);
    PageRange guard = new PageRange(used.first() - 1, used.first() - 1);
    Region region = Region.stack(new PageRange(first, last));
    long charge = committed + 1 + pages.tablePages.missing(guard.first(), used.last());
    return calls.ready(
        region.baseAddress(),
        MemoryWork.charge(charge),
        () -> {
          pages.add(region);
          pages.commit(region, used, bits(0));
          pages.commit(region, guard, bits(Protection.PAGE_GUARD));
        });
  }

  /** The guard {@code page} of a stack was touched: the page below it becomes the guard. */
  CallPlan planGrowth(long page) {
    Region region = pages.regions.holding(page);
    PageRange below = new PageRange(page - 1, page - 1);
    if (page - 1 <= region.firstPage()) {
      return new Refused(Win32Error.ERROR_STACK_OVERFLOW);
    }
    boolean fresh = (pages.entry(region, page - 1) & Pte.COMMITTED) == 0;
    long charge = (fresh ? 1 : 0) + pages.tablePages.missing(page - 1, page - 1);
    return calls.ready(
        0,
        MemoryWork.charge(charge),
        () -> pages.commit(region, below, bits(Protection.PAGE_GUARD)));
  }

  private static long bits(int modifier) {
    return Protection.toBits(Protection.PAGE_READWRITE | modifier);
  }
}
