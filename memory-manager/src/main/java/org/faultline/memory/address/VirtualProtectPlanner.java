package org.faultline.memory.address;

import org.faultline.memory.address.CallPlan.Refused;

/** VirtualProtect: docs/windows.md W304 and W305. */
final class VirtualProtectPlanner {
  private final AddressSpace space;
  private final PageStates pages;

  VirtualProtectPlanner(AddressSpace space, PageStates pages) {
    this.space = space;
    this.pages = pages;
  }

  CallPlan plan(long address, long bytes, int protect, boolean oldProtectGiven) {
    if (!Protection.isLegal(protect)) {
      return new Refused(Win32Error.ERROR_INVALID_PARAMETER);
    }
    if (!oldProtectGiven) {
      return new Refused(Win32Error.ERROR_NOACCESS);
    }
    if (!pages.isUserRange(address, bytes, pages.layout.highestUserAddress())) {
      return new Refused(Win32Error.ERROR_INVALID_PARAMETER);
    }
    PageRange range = PageRange.touched(address, bytes);
    Region region = pages.regions.find(range.first());
    if (region == null
        || !region.contains(range)
        || region.committed(range.first(), range.last()) != range.pages()) {
      return new Refused(Win32Error.ERROR_INVALID_ADDRESS);
    }
    int old = Protection.toConstants(pages.entry(region, range.first()));
    long bits = region.withCacheAttribute(Protection.toBits(protect));
    MemoryWork work = MemoryWork.protect(range).andUnlock(pages.unlockedBy(range, bits));
    return space.ready(old, work, () -> pages.protect(region, range, bits));
  }
}
