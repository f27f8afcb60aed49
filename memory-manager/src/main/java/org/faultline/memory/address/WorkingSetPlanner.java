package org.faultline.memory.address;

import java.util.ArrayList;
import java.util.List;
import org.faultline.memory.address.CallPlan.Refused;

/** EmptyWorkingSet and the checks of SetProcessWorkingSetSize: docs/windows.md W312 and W313. */
final class WorkingSetPlanner {
  /** The least minimum working set, in pages; a smaller one is raised to it. */
  private static final long LEAST_MINIMUM = 20;

  /** The least maximum working set, in pages. */
  private static final long LEAST_MAXIMUM = 13;

  private final CallPlanner calls;
  private final PageStates pages;

  WorkingSetPlanner(CallPlanner calls, PageStates pages) {
    this.calls = calls;
    this.pages = pages;
  }

  /** Removes every page from the working set that is not locked. */
  CallPlan planEmpty() {
    List<PageRange> trim = new ArrayList<>();
    long last = pages.layout.highestUserAddress() >>> AddressLayout.PAGE_SHIFT;
    pages.table.forEach(
        0,
        last,
        (page, pte) -> {
          if ((pte & (Pte.VALID | Pte.LOCKED)) == Pte.VALID) {
            PageRange.append(trim, page);
          }
        });
    return calls.ready(0, MemoryWork.trim(trim, new PageRange(0, last)), () -> {});
  }

  /**
   * Sets the limits, in bytes, once the minimum is promised. A maximum that is not below the
   * machine's bound is refused unless the process has it already.
   */
  CallPlan planSize(long minimum, long maximum) {
    if (minimum == -1 && maximum == -1) {
      return planEmpty();
    }
    long highest = pages.layout.highestUserAddress();
    long most = maximum >>> AddressLayout.PAGE_SHIFT;
    long least = Math.max(LEAST_MINIMUM, minimum >>> AddressLayout.PAGE_SHIFT);
    if (minimum == 0
        || most < LEAST_MAXIMUM
        || Long.compareUnsigned(minimum, maximum) > 0
        || Long.compareUnsigned(maximum, highest) > 0
        || most >= calls.limits().workingSetBoundPages()
            && most > calls.limits().maximumWorkingSetPages()) {
      return new Refused(Win32Error.ERROR_INVALID_PARAMETER);
    }
    boolean larger =
        least > calls.limits().minimumWorkingSetPages()
            || most > calls.limits().maximumWorkingSetPages();
    if (larger && !calls.limits().holds(Privilege.INCREASE_WORKING_SET)) {
      return new Refused(Win32Error.ERROR_PRIVILEGE_NOT_HELD);
    }
    MemoryWork.WorkingSetSizes limits =
        new MemoryWork.WorkingSetSizes(least, Math.max(least, most));
    return calls.ready(
        0, MemoryWork.workingSet(limits), () -> calls.limits().setWorkingSet(limits));
  }
}
