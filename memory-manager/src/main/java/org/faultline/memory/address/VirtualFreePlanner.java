package org.faultline.memory.address;

import static org.faultline.memory.address.AllocationType.MEM_COALESCE_PLACEHOLDERS;
import static org.faultline.memory.address.AllocationType.MEM_DECOMMIT;
import static org.faultline.memory.address.AllocationType.MEM_PRESERVE_PLACEHOLDER;
import static org.faultline.memory.address.AllocationType.MEM_RELEASE;

import org.faultline.memory.address.CallPlan.Refused;

/** VirtualFree: docs/windows.md W301 to W303; of views W1312, of placeholders W1315. */
final class VirtualFreePlanner {
  private final CallPlanner calls;
  private final PlaceholderPlanner placeholders;
  private final PageStates pages;

  VirtualFreePlanner(CallPlanner calls, PlaceholderPlanner placeholders, PageStates pages) {
    this.calls = calls;
    this.placeholders = placeholders;
    this.pages = pages;
  }

  CallPlan plan(long address, long bytes, int type) {
    boolean placeholder =
        type == (MEM_RELEASE | MEM_PRESERVE_PLACEHOLDER)
            || type == (MEM_RELEASE | MEM_COALESCE_PLACEHOLDERS);
    if (type != MEM_DECOMMIT && type != MEM_RELEASE && !placeholder
        || type == MEM_RELEASE && bytes != 0
        || !pages.isUserRange(address, bytes == 0 ? 1 : bytes, pages.layout.highestUserAddress())) {
      return new Refused(Win32Error.ERROR_INVALID_PARAMETER);
    }
    PageRange range = PageRange.touched(address, bytes == 0 ? 1 : bytes);
    Region region = pages.regions.find(range.first());
    if (region != null && region.view() != null) {
      return new Refused(Win32Error.ERROR_INVALID_PARAMETER);
    }
    if (region == null || bytes == 0 && range.first() != region.firstPage()) {
      return new Refused(Win32Error.ERROR_INVALID_ADDRESS);
    }
    if (placeholder) {
      return bytes == 0
          ? new Refused(Win32Error.ERROR_INVALID_PARAMETER)
          : placeholders.planFree(region, range, type);
    }
    if (!region.contains(range)) {
      return new Refused(Win32Error.ERROR_INVALID_PARAMETER);
    }
    PageRange freed = bytes == 0 ? region.range() : range;
    MemoryWork work = discard(pages, region, freed);
    return type == MEM_RELEASE
        ? calls.ready(0, work, () -> pages.remove(region))
        : calls.ready(0, work, () -> pages.decommit(region, freed));
  }

  /** What is needed so that these pages hold nothing any more. */
  static MemoryWork discard(PageStates pages, Region region, PageRange range) {
    long committed = region.committed(range.first(), range.last());
    if (committed == 0) {
      return MemoryWork.NONE;
    }
    long tables = pages.tablePages.freed(range.first(), range.last());
    return MemoryWork.discard(-committed - tables, range);
  }
}
