package org.faultline.memory.address;

import static org.faultline.memory.address.AllocationType.MEM_DECOMMIT;
import static org.faultline.memory.address.AllocationType.MEM_RELEASE;

import org.faultline.memory.address.CallPlan.Refused;

/** VirtualFree: docs/windows.md W301 to W303. */
final class VirtualFreePlanner {
  private final AddressSpace space;
  private final PageStates pages;

  VirtualFreePlanner(AddressSpace space, PageStates pages) {
    this.space = space;
    this.pages = pages;
  }

  CallPlan plan(long address, long bytes, int type) {
    if (type != MEM_DECOMMIT && type != MEM_RELEASE
        || type == MEM_RELEASE && bytes != 0
        || !pages.isUserRange(address, bytes == 0 ? 1 : bytes, pages.layout.highestUserAddress())) {
      return new Refused(Win32Error.ERROR_INVALID_PARAMETER);
    }
    PageRange range = PageRange.touched(address, bytes == 0 ? 1 : bytes);
    Region region = pages.regions.find(range.first());
    if (region == null || bytes == 0 && range.first() != region.firstPage()) {
      return new Refused(Win32Error.ERROR_INVALID_ADDRESS);
    }
    if (!region.contains(range)) {
      return new Refused(Win32Error.ERROR_INVALID_PARAMETER);
    }
    PageRange freed = bytes == 0 ? region.range() : range;
    MemoryWork work = discard(region, freed);
    return type == MEM_RELEASE
        ? space.ready(0, work, () -> pages.remove(region))
        : space.ready(0, work, () -> pages.decommit(region, freed));
  }

  private MemoryWork discard(Region region, PageRange range) {
    long committed = region.committed(range.first(), range.last());
    if (committed == 0) {
      return MemoryWork.NONE;
    }
    long tables = pages.tablePages.freed(range.first(), range.last());
    return MemoryWork.discard(-committed - tables, range);
  }
}
