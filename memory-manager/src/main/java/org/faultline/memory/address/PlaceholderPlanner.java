package org.faultline.memory.address;

import static org.faultline.memory.address.AllocationType.MEM_COALESCE_PLACEHOLDERS;
import static org.faultline.memory.address.AllocationType.MEM_COMMIT;
import static org.faultline.memory.address.AllocationType.MEM_REPLACE_PLACEHOLDER;
import static org.faultline.memory.address.AllocationType.MEM_RESERVE;
import static org.faultline.memory.address.AllocationType.MEM_RESERVE_PLACEHOLDER;
import static org.faultline.memory.address.AllocationType.MEM_TOP_DOWN;
import static org.faultline.memory.address.AllocationType.MEM_WRITE_WATCH;

import java.util.ArrayList;
import java.util.List;
import org.faultline.memory.address.CallPlan.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Placeholders of VirtualAlloc2, and what VirtualFree does with them: docs/windows.md W1314, W1315.
 */
final class PlaceholderPlanner {
  private static final int REPLACEMENT = MEM_RESERVE | MEM_COMMIT | MEM_WRITE_WATCH;

  private final CallPlanner calls;
  private final VirtualAllocPlanner allocations;
  private final PageStates pages;

  PlaceholderPlanner(CallPlanner calls, VirtualAllocPlanner allocations, PageStates pages) {
    this.calls = calls;
    this.allocations = allocations;
    this.pages = pages;
  }

  /** VirtualAlloc2. */
  CallPlan planAlloc(long address, long bytes, int type, int protect) {
    if (bytes % AddressLayout.PAGE_SIZE != 0) {
      return new Refused(Win32Error.ERROR_INVALID_PARAMETER);
    }
    if ((type & MEM_REPLACE_PLACEHOLDER) != 0) {
      return planReplacement(address, bytes, type, protect);
    }
    int plain = type & ~MEM_RESERVE_PLACEHOLDER;
    if (plain == type) {
      return allocations.plan(address, bytes, type, protect);
    }
    return (plain & ~MEM_TOP_DOWN) != MEM_RESERVE || protect != Protection.PAGE_NOACCESS
        ? new Refused(Win32Error.ERROR_INVALID_PARAMETER)
        : allocations.plan(address, bytes, plain, protect, MEM_RESERVE_PLACEHOLDER);
  }

  private CallPlan planReplacement(long address, long bytes, int type, int protect) {
    int plain = type & ~MEM_REPLACE_PLACEHOLDER;
    if ((plain & MEM_RESERVE) == 0
        || (plain & ~REPLACEMENT) != 0
        || !Protection.isLegal(protect)
        || address == 0
        || address % AddressLayout.PAGE_SIZE != 0
        || !pages.isUserRange(address, bytes, pages.layout.highestVadAddress())) {
      return new Refused(Win32Error.ERROR_INVALID_PARAMETER);
    }
    Region placeholder = pages.placeholder(address, bytes >>> AddressLayout.PAGE_SHIFT);
    return placeholder == null
        ? new Refused(Win32Error.ERROR_INVALID_ADDRESS)
        : allocations.planRegion(
            placeholder.range(), type, protect, () -> pages.remove(placeholder));
  }

  /**
   * VirtualFree of pages from {@code region} on, which is no view.
   *
   * @param type MEM_RELEASE and one of the two that concern placeholders
   */
  CallPlan planFree(Region region, PageRange range, int type) {
    if ((type & MEM_COALESCE_PLACEHOLDERS) != 0) {
      return planCoalescence(region, range);
    }
    if (!region.contains(range)) {
      return new Refused(Win32Error.ERROR_INVALID_PARAMETER);
    }
    boolean whole = range.equals(region.range());
    if (region.isPlaceholder() && !whole) {
      return calls.ready(0, MemoryWork.NONE, () -> split(region, range));
    }
    return region.isInPlaceholder() && whole
        ? planReturn(region)
        : new Refused(Win32Error.ERROR_INVALID_ADDRESS);
  }

  /** Private memory gives way to the placeholder whose place it took. */
  private CallPlan planReturn(Region region) {
    PageRange range = region.range();
    return calls.ready(
        0,
        VirtualFreePlanner.discard(pages, region, range),
        () -> {
          pages.remove(region);
          pages.add(Region.placeholder(range));
        });
  }

  private void split(Region region, PageRange part) {
    pages.remove(region);
    if (part.first() > region.firstPage()) {
      pages.add(Region.placeholder(new PageRange(region.firstPage(), part.first() - 1)));
    }
    pages.add(Region.placeholder(part));
    if (part.last() < region.lastPage()) {
      pages.add(Region.placeholder(new PageRange(part.last() + 1, region.lastPage())));
    }
  }

  private CallPlan planCoalescence(Region region, PageRange range) {
    List<Region> parts = parts(region, range);
    if (parts == null || parts.size() < 2) {
      return new Refused(Win32Error.ERROR_INVALID_ADDRESS);
    }
    return calls.ready(
        0,
        MemoryWork.NONE,
        () -> {
          parts.forEach(pages::remove);
          pages.add(Region.placeholder(range));
        });
  }

  /** The placeholders, from {@code first} on, of which these pages consist, if they do. */
  private @Nullable List<Region> parts(Region first, PageRange range) {
    List<Region> parts = new ArrayList<>();
    long next = range.first();
    for (Region part = first; next <= range.last(); part = pages.regions.after(part.firstPage())) {
      if (part == null || !part.isPlaceholder() || part.firstPage() != next) {
        return null;
      }
      parts.add(part);
      next = part.lastPage() + 1;
    }
    return next == range.last() + 1 ? parts : null;
  }
}
