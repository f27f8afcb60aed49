package org.faultline.memory.address;

import static org.faultline.memory.address.AllocationType.MEM_COMMIT;
import static org.faultline.memory.address.AllocationType.MEM_LARGE_PAGES;
import static org.faultline.memory.address.AllocationType.MEM_PHYSICAL;
import static org.faultline.memory.address.AllocationType.MEM_RESERVE;
import static org.faultline.memory.address.AllocationType.MEM_RESET;
import static org.faultline.memory.address.AllocationType.MEM_RESET_UNDO;
import static org.faultline.memory.address.AllocationType.MEM_TOP_DOWN;

import org.faultline.memory.address.CallPlan.Refused;
import org.faultline.memory.section.SectionWork;
import org.jspecify.annotations.Nullable;

/** VirtualAlloc: docs/windows.md W201 to W211; in views W1311 and W1312. */
final class VirtualAllocPlanner {
  private final CallPlanner calls;
  private final PageStates pages;

  VirtualAllocPlanner(CallPlanner calls, PageStates pages) {
    this.calls = calls;
    this.pages = pages;
  }

  CallPlan plan(long address, long bytes, int type, int protect) {
    return plan(address, bytes, type, protect, 0);
  }

  /**
   * As {@link #plan(long, long, int, int)}.
   *
   * @param kind MEM_RESERVE_PLACEHOLDER for a reservation that is one, else 0
   */
  CallPlan plan(long address, long bytes, int type, int protect, int kind) {
    boolean reserve = (type & MEM_RESERVE) != 0 || address == 0 && (type & MEM_COMMIT) != 0;
    if (!AllocationType.isLegal(type)
        || (type & MEM_PHYSICAL) != 0 && protect != Protection.PAGE_READWRITE
        || !Protection.isWellFormed(protect)
        || !pages.isUserRange(address, bytes, pages.layout.highestVadAddress())
        || address != 0 && Long.compareUnsigned(address, pages.layout.lowestAddress()) < 0) {
      return new Refused(Win32Error.ERROR_INVALID_PARAMETER);
    }
    if ((type & MEM_LARGE_PAGES) != 0 && !calls.limits().holds(Privilege.LOCK_MEMORY)) {
      return new Refused(Win32Error.ERROR_PRIVILEGE_NOT_HELD);
    }
    Region view = reserve ? null : view(address);
    if (view == null && !Protection.isLegal(protect)) {
      return new Refused(Win32Error.ERROR_INVALID_PARAMETER);
    }
    if ((type & MEM_LARGE_PAGES) != 0) {
      return new Refused(refuseLargePages(address, bytes));
    }
    if (reserve) {
      return address == 0
          ? planAnywhere(bytes, type | kind, protect)
          : planReserve(fixedPages(address, bytes), type | kind, protect);
    }
    PageRange range = PageRange.touched(address, bytes);
    Region region = pages.regions.find(range.first());
    if (region == null || !region.contains(range)) {
      return new Refused(Win32Error.ERROR_INVALID_ADDRESS);
    }
    if (view != null) {
      return planInView(view, range, type, protect);
    }
    return (type & (MEM_RESET | MEM_RESET_UNDO)) != 0
        ? planReset(region, address, bytes, type)
        : planCommit(region, range, protect);
  }

  private @Nullable Region view(long address) {
    Region region = pages.regions.find(address >>> AddressLayout.PAGE_SHIFT);
    return region == null || region.view() == null ? null : region;
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
    return planRegion(range, type, protect, () -> {});
  }

  /** Reserves the pages, and commits them where the type says so, once {@code before} is done. */
  CallPlan planRegion(PageRange range, int type, int protect, Runnable before) {
    long charge = 0;
    if ((type & MEM_COMMIT) != 0) {
      charge = range.pages() + pages.tablePages.missing(range.first(), range.last());
    }
    Region region = new Region(range, type, protect);
    return calls.ready(
        region.baseAddress(),
        MemoryWork.charge(charge),
        () -> {
          before.run();
          pages.add(region);
        });
  }

  private CallPlan planCommit(Region region, PageRange range, int protect) {
    if (region.isPhysical() || region.isPlaceholder()) {
      return new Refused(Win32Error.ERROR_INVALID_ADDRESS);
    }
    long fresh = range.pages() - region.committed(range.first(), range.last());
    long charge = fresh + pages.tablePages.missing(range.first(), range.last());
    long bits = region.withCacheAttribute(Protection.toBits(protect));
    MemoryWork work = MemoryWork.commit(charge, range).andUnlock(pages.unlockedBy(range, bits));
    return calls.ready(address(range), work, () -> pages.commit(region, range, bits));
  }

  /**
   * A commit is the section's affair, the protection the view's; resets are hints without effect.
   */
  private CallPlan planInView(Region region, PageRange range, int type, int protect) {
    SectionView view = region.holdingView();
    if ((type & (MEM_RESET | MEM_RESET_UNDO)) != 0) {
      return view.section().file()
          ? new Refused(Win32Error.ERROR_USER_MAPPED_FILE)
          : calls.ready(address(range), MemoryWork.NONE, () -> {});
    }
    if (view.section().file()) {
      return new Refused(Win32Error.ERROR_ACCESS_DENIED);
    }
    if (!ViewAccess.permits(view, protect)) {
      return new Refused(Win32Error.ERROR_INVALID_PARAMETER);
    }
    long bits = region.withCacheAttribute(Protection.toBits(protect));
    boolean copies = Protection.of(bits).isCopyOnWrite();
    MemoryWork work = MemoryWork.commit(copies ? pages.uncharged(region, range) : 0, range);
    if (view.section().isReserved()) {
      work = work.and(new SectionWork.CommitPages(range.first(), range.last()));
    }
    return calls.ready(
        address(range),
        work.andUnlock(pages.unlockedBy(range, bits)),
        () -> {
          if (copies) {
            pages.charge(region, range);
          }
          pages.protect(region, range, bits);
        });
  }

  /** A reset loses whole pages only; an undo vouches for every byte, and so for every page. */
  private CallPlan planReset(Region region, long address, long bytes, int type) {
    PageRange touched = PageRange.touched(address, bytes);
    boolean undo = type == MEM_RESET_UNDO;
    PageRange range = undo ? touched : PageRange.whole(address, bytes);
    if (range == null || region.committed(range.first(), range.last()) == 0) {
      return calls.ready(address(touched), MemoryWork.NONE, () -> {});
    }
    return undo
        ? calls.ready(address(touched), MemoryWork.undoReset(range), () -> {})
        : calls.ready(address(touched), MemoryWork.reset(range), () -> pages.clean(region, range));
  }

  private static long address(PageRange range) {
    return range.first() << AddressLayout.PAGE_SHIFT;
  }
}
