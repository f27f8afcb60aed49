package org.faultline.memory.address;

import org.faultline.memory.address.CallPlan.Refused;

/** VirtualProtect: docs/windows.md W304 and W305; of views W1309 and W1310. */
final class VirtualProtectPlanner {
  private final CallPlanner calls;
  private final PageStates pages;

  VirtualProtectPlanner(CallPlanner calls, PageStates pages) {
    this.calls = calls;
    this.pages = pages;
  }

  CallPlan plan(long address, long bytes, int asked, boolean oldProtectGiven) {
    Region region = pages.regions.find(address >>> AddressLayout.PAGE_SHIFT);
    SectionView view = region == null ? null : region.view();
    int protect = region != null && region.image() != null ? ofImage(asked) : asked;
    if (view == null ? !Protection.isLegal(protect) : !Protection.isWellFormed(protect)) {
      return new Refused(Win32Error.ERROR_INVALID_PARAMETER);
    }
    if (!oldProtectGiven) {
      return new Refused(Win32Error.ERROR_NOACCESS);
    }
    if (!pages.isUserRange(address, bytes, pages.layout.highestUserAddress())) {
      return new Refused(Win32Error.ERROR_INVALID_PARAMETER);
    }
    PageRange range = PageRange.touched(address, bytes);
    if (region == null
        || !region.contains(range)
        || region.committed(range.first(), range.last()) != range.pages()) {
      return new Refused(Win32Error.ERROR_INVALID_ADDRESS);
    }
    if (view != null && !ViewAccess.permits(view, protect)) {
      return new Refused(Win32Error.ERROR_INVALID_PARAMETER);
    }
    int old = Protection.toConstants(pages.entry(region, range.first()));
    long bits = region.withCacheAttribute(Protection.toBits(protect));
    MemoryWork work = MemoryWork.protect(range).andUnlock(pages.unlockedBy(range, bits));
    if (view == null || !Protection.of(bits).isCopyOnWrite()) {
      return calls.ready(old, work, () -> pages.protect(region, range, bits));
    }
    return calls.ready(
        old,
        work.andCharge(pages.uncharged(region, range)),
        () -> {
          pages.charge(region, range);
          pages.protect(region, range, bits);
        });
  }

  /** What a page of an image that is to be written becomes (docs/windows.md W1503). */
  private static int ofImage(int protect) {
    int base = protect & 0xFF;
    if (base == Protection.PAGE_READWRITE) {
      return protect & ~base | Protection.PAGE_WRITECOPY;
    }
    return base == Protection.PAGE_EXECUTE_READWRITE
        ? protect & ~base | Protection.PAGE_EXECUTE_WRITECOPY
        : protect;
  }
}
