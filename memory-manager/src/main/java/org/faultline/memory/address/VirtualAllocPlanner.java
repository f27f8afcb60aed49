package org.faultline.memory.address;

import static org.faultline.memory.address.AllocationType.MEM_COMMIT;
import static org.faultline.memory.address.AllocationType.MEM_LARGE_PAGES;
import static org.faultline.memory.address.AllocationType.MEM_PHYSICAL;
import static org.faultline.memory.address.AllocationType.MEM_RESERVE;
import static org.faultline.memory.address.AllocationType.MEM_RESET;
import static org.faultline.memory.address.AllocationType.MEM_RESET_UNDO;
import static org.faultline.memory.address.AllocationType.MEM_TOP_DOWN;

import org.faultline.memory.address.CallPlan.Refused;

/** VirtualAlloc: docs/windows.md W201 to W211. */
final class VirtualAllocPlanner {
  private final AddressSpace space;
  private final PageStates pages;

  VirtualAllocPlanner(AddressSpace space, PageStates pages) {
    this.space = space;
    this.pages = pages;
  }

  CallPlan plan(long address, long bytes, int type, int protect) {
    boolean reserve = (type & MEM_RESERVE) != 0 || address == 0 && (type & MEM_COMMIT) != 0;
    if (!AllocationType.isLegal(type)
        || (type & MEM_PHYSICAL) != 0 && protect != Protection.PAGE_READWRITE
        || !Protection.isWellFormed(protect)
        || !pages.isUserRange(address, bytes, pages.layout.highestVadAddress())
        || address != 0 && Long.compareUnsigned(address, pages.layout.lowestAddress()) < 0) {
      return new Refused(Win32Error.ERROR_INVALID_PARAMETER);
    }
    if ((type & MEM_LARGE_PAGES) != 0 && !space.limits().holds(Privilege.LOCK_MEMORY)) {
      return new Refused(Win32Error.ERROR_PRIVILEGE_NOT_HELD);
    }
    if (!Protection.isLegal(protect)) {
      return new Refused(Win32Error.ERROR_INVALID_PARAMETER);
    }
    if ((type & MEM_LARGE_PAGES) != 0) {
      return new Refused(refuseLargePages(address, bytes));
    }
    if (reserve) {
      return address == 0
          ? planAnywhere(bytes, type, protect)
          : planReserve(fixedPages(address, bytes), type, protect);
    }
    PageRange range = PageRange.touched(address, bytes);
    Region region = pages.regions.find(range.first());
    if (region == null || !region.contains(range)) {
      return new Refused(Win32Error.ERROR_INVALID_ADDRESS);
    }
    return (type & (MEM_RESET | MEM_RESET_UNDO)) != 0
        ? planReset(region, address, bytes, type)
        : planCommit(region, range, protect);
  }

  /** Large pages are not modelled: memory never has enough that are contiguous. */
  private Win32Error refuseLargePages(long address, long bytes) {
    return (address | bytes) % pages.layout.largePageMinimum() != 0
        ? Win32Error.ERROR_INVALID_PARAMETER
        : Win32Error.ERROR_NO_SYSTEM_RESOURCES;
  }

  private CallPlan planAnywhere(long bytes, int type, int protect) {
    long count = PageRange.touched(0, bytes).pages();
    long first =
        (type & MEM_TOP_DOWN) != 0
            ? pages.regions.highestGap(count)
            : pages.regions.lowestGap(count);
    if (first == RegionTree.NO_GAP) {
      return new Refused(Win32Error.ERROR_NOT_ENOUGH_MEMORY);
    }
    return planReserve(new PageRange(first, first + count - 1), type, protect);
  }

  private static PageRange fixedPages(long address, long bytes) {
    long base = address & -AddressLayout.ALLOCATION_GRANULARITY;
    return PageRange.touched(base, bytes + (address - base));
  }

  /**
   * Memory for a recording, at an address of the system's choosing: it brings the addresses of
   * another system, so that its span hides the shared page where it reaches there.
   */
  CallPlan planRecording(long bytes, int type, int protect) {
    if (!pages.isUserRange(0, bytes, pages.layout.highestVadAddress())) {
      return new Refused(Win32Error.ERROR_INVALID_PARAMETER);
    }
    long count = PageRange.touched(0, bytes).pages();
    long first = pages.regions.lowestGap(count, true);
    return first == RegionTree.NO_GAP
        ? new Refused(Win32Error.ERROR_NOT_ENOUGH_MEMORY)
        : addRegion(new PageRange(first, first + count - 1), type, protect);
  }

  private CallPlan planReserve(PageRange range, int type, int protect) {
    return pages.regions.overlaps(range)
        ? new Refused(Win32Error.ERROR_INVALID_ADDRESS)
        : addRegion(range, type, protect);
  }

  private CallPlan addRegion(PageRange range, int type, int protect) {
    long charge = 0;
    if ((type & MEM_COMMIT) != 0) {
      charge = range.pages() + pages.tablePages.missing(range.first(), range.last());
    }
    Region region = new Region(range, type, protect);
    return space.ready(region.baseAddress(), MemoryWork.charge(charge), () -> pages.add(region));
  }

  private CallPlan planCommit(Region region, PageRange range, int protect) {
    if (region.isPhysical()) {
      return new Refused(Win32Error.ERROR_INVALID_ADDRESS);
    }
    long fresh = range.pages() - region.committed(range.first(), range.last());
    long charge = fresh + pages.tablePages.missing(range.first(), range.last());
    long bits = region.withCacheAttribute(Protection.toBits(protect));
    MemoryWork work = MemoryWork.commit(charge, range).andUnlock(pages.unlockedBy(range, bits));
    return space.ready(address(range), work, () -> pages.commit(region, range, bits));
  }

  /** A reset loses whole pages only; an undo vouches for every byte, and so for every page. */
  private CallPlan planReset(Region region, long address, long bytes, int type) {
    PageRange touched = PageRange.touched(address, bytes);
    boolean undo = type == MEM_RESET_UNDO;
    PageRange range = undo ? touched : PageRange.whole(address, bytes);
    if (range == null || region.committed(range.first(), range.last()) == 0) {
      return space.ready(address(touched), MemoryWork.NONE, () -> {});
    }
    return undo
        ? space.ready(address(touched), MemoryWork.undoReset(range), () -> {})
        : space.ready(address(touched), MemoryWork.reset(range), () -> pages.clean(region, range));
  }

  private static long address(PageRange range) {
    return range.first() << AddressLayout.PAGE_SHIFT;
  }
}
