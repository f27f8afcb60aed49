package org.faultline.memory.address;

import static org.faultline.memory.address.AllocationType.MEM_PRESERVE_PLACEHOLDER;
import static org.faultline.memory.address.AllocationType.MEM_REPLACE_PLACEHOLDER;
import static org.faultline.memory.address.AllocationType.MEM_RESERVE;
import static org.faultline.memory.address.AllocationType.MEM_UNMAP_WITH_TRANSIENT_BOOST;

import org.faultline.memory.address.CallPlan.Refused;
import org.faultline.memory.section.SectionInfo;
import org.faultline.memory.section.SectionWork;
import org.jspecify.annotations.Nullable;

/** MapViewOfFile, UnmapViewOfFile and FlushViewOfFile: docs/windows.md W1303 to W1308. */
final class ViewPlanner {
  private final CallPlanner calls;
  private final PageStates pages;

  ViewPlanner(CallPlanner calls, PageStates pages) {
    this.calls = calls;
    this.pages = pages;
  }

  CallPlan planMap(
      SectionInfo section,
      long handle,
      int rights,
      int access,
      long offset,
      long bytes,
      long address) {
    if (((offset | address) & AddressLayout.ALLOCATION_GRANULARITY - 1) != 0) {
      return new Refused(Win32Error.ERROR_MAPPED_ALIGNMENT);
    }
    Protection protection = ViewAccess.protection(access);
    Win32Error refused = refusal(section, rights, protection, offset, bytes);
    if (refused != null) {
      return new Refused(refused);
    }
    return planMap(section, handle, protection, offset, bytes, address);
  }

  /** MapViewOfFile3, which takes the place of a placeholder or not: docs/windows.md W1314. */
  CallPlan planMap3(
      SectionInfo section,
      long handle,
      int rights,
      long address,
      long offset,
      long bytes,
      int type,
      int protect) {
    boolean replaces = type == MEM_REPLACE_PLACEHOLDER;
    if (!replaces && type != 0 && type != MEM_RESERVE
        || Integer.bitCount(protect) != 1
        || !Protection.isWellFormed(protect)
        || replaces && address == 0
        || bytes % AddressLayout.PAGE_SIZE != 0) {
      return new Refused(Win32Error.ERROR_INVALID_PARAMETER);
    }
    int unit = replaces ? AddressLayout.PAGE_SIZE : AddressLayout.ALLOCATION_GRANULARITY;
    if (((offset | address) & unit - 1) != 0) {
      return new Refused(Win32Error.ERROR_MAPPED_ALIGNMENT);
    }
    Protection protection = Protection.of(Protection.toBits(protect));
    Win32Error refused = refusal(section, rights, protection, offset, bytes);
    if (refused != null) {
      return new Refused(refused);
    }
    if (!replaces) {
      return planMap(section, handle, protection, offset, bytes, address);
    }
    long count = viewPages(section, offset, bytes);
    Region placeholder = pages.placeholder(address, count);
    if (placeholder == null) {
      return new Refused(Win32Error.ERROR_INVALID_ADDRESS);
    }
    SectionView view =
        new SectionView(section, offset >>> AddressLayout.PAGE_SHIFT, count, protection);
    Region region = Region.view(placeholder.range(), view, true);
    return planMap(handle, region, () -> pages.remove(placeholder));
  }

  private CallPlan planMap(
      SectionInfo section,
      long handle,
      Protection protection,
      long offset,
      long bytes,
      long address) {
    long count = viewPages(section, offset, bytes);
    PageRange range = place(address, count);
    if (range == null) {
      return new Refused(refuseAddress(address, count));
    }
    SectionView view =
        new SectionView(section, offset >>> AddressLayout.PAGE_SHIFT, count, protection);
    return planMap(handle, Region.view(range, view, false), () -> {});
  }

  /** What forbids a view of this part of a section, if anything does. */
  private static @Nullable Win32Error refusal(
      SectionInfo section, int rights, Protection protection, long offset, long bytes) {
    int needed = ViewAccess.neededRights(protection);
    if ((rights & needed) != needed) {
      return Win32Error.ERROR_ACCESS_DENIED;
    }
    if (!ViewAccess.isAllowed(protection, section)) {
      return Win32Error.ERROR_INVALID_PARAMETER;
    }
    boolean inside =
        Long.compareUnsigned(offset, section.sizeBytes()) < 0
            && Long.compareUnsigned(bytes, section.sizeBytes() - offset) <= 0;
    return inside ? null : Win32Error.ERROR_ACCESS_DENIED;
  }

  /** The pages of a view of so many {@code bytes}, all to the end of the section where 0. */
  private static long viewPages(SectionInfo section, long offset, long bytes) {
    return PageRange.touched(0, bytes == 0 ? section.sizeBytes() - offset : bytes).pages();
  }

  /** Where a view of so many pages goes, if it has room there; the lowest gap where 0. */
  @Nullable PageRange place(long address, long count) {
    long first = address >>> AddressLayout.PAGE_SHIFT;
    if (address == 0) {
      first = pages.regions.lowestGap(count);
      return first == RegionTree.NO_GAP ? null : new PageRange(first, first + count - 1);
    }
    PageRange range = new PageRange(first, first + count - 1);
    return isOutside(address, count) || pages.regions.overlaps(range) ? null : range;
  }

  private Win32Error refuseAddress(long address, long count) {
    if (address == 0) {
      return Win32Error.ERROR_NOT_ENOUGH_MEMORY;
    }
    return isOutside(address, count)
        ? Win32Error.ERROR_INVALID_PARAMETER
        : Win32Error.ERROR_INVALID_ADDRESS;
  }

  private boolean isOutside(long address, long count) {
    return !pages.isUserRange(
        address, count << AddressLayout.PAGE_SHIFT, pages.layout.highestVadAddress());
  }

  /** Maps the view that the region is, after {@code before} made room for it. */
  private CallPlan planMap(long handle, Region region, Runnable before) {
    SectionView view = region.holdingView();
    long tables = pages.tablePages.missing(region.firstPage(), region.lastPage());
    SectionWork work =
        new SectionWork.MapView(
            handle,
            region.firstPage(),
            region.pages(),
            view.firstSectionPage(),
            view.protection().isCopyOnWrite());
    return calls.ready(
        region.baseAddress(),
        MemoryWork.charge(view.chargedPages() + tables).and(work),
        () -> {
          before.run();
          pages.add(region);
        });
  }

  CallPlan planUnmap(long address) {
    Region region = view(address);
    return region == null
        ? new Refused(Win32Error.ERROR_INVALID_ADDRESS)
        : planUnmap(region, () -> {});
  }

  CallPlan planUnmapEx(long address, int flags) {
    if ((flags & ~(MEM_UNMAP_WITH_TRANSIENT_BOOST | MEM_PRESERVE_PLACEHOLDER)) != 0) {
      return new Refused(Win32Error.ERROR_INVALID_PARAMETER);
    }
    if ((flags & MEM_PRESERVE_PLACEHOLDER) == 0) {
      return planUnmap(address);
    }
    Region region = view(address);
    return region == null || !region.isInPlaceholder()
        ? new Refused(Win32Error.ERROR_INVALID_ADDRESS)
        : planUnmap(region, () -> pages.add(Region.placeholder(region.range())));
  }

  /** Unmaps the view that the region is, and does {@code after} then. */
  private CallPlan planUnmap(Region region, Runnable after) {
    long tables = pages.tablePages.freed(region.firstPage(), region.lastPage());
    long charge = -region.holdingView().chargedPages() - tables;
    SectionWork work = new SectionWork.UnmapView(region.firstPage());
    return calls.ready(
        0,
        MemoryWork.charge(charge).and(work),
        () -> {
          pages.remove(region);
          after.run();
        });
  }

  CallPlan planFlush(long address, long bytes) {
    Region region = view(address);
    if (region == null) {
      return new Refused(Win32Error.ERROR_INVALID_ADDRESS);
    }
    long first = address >>> AddressLayout.PAGE_SHIFT;
    long last = region.lastPage();
    if (bytes != 0) {
      if (!pages.isUserRange(address, bytes, (last + 1 << AddressLayout.PAGE_SHIFT) - 1)) {
        return new Refused(Win32Error.ERROR_INVALID_ADDRESS);
      }
      last = PageRange.touched(address, bytes).last();
    }
    SectionView view = region.holdingView();
    return view.section().file()
        ? calls.ready(0, MemoryWork.NONE.and(new SectionWork.FlushView(first, last)), () -> {})
        : calls.ready(0, MemoryWork.NONE, () -> {});
  }

  /** The region of the view that holds this address, if one does. */
  private @Nullable Region view(long address) {
    Region region = pages.regions.find(address >>> AddressLayout.PAGE_SHIFT);
    return region == null || region.view() == null ? null : region;
  }
}
