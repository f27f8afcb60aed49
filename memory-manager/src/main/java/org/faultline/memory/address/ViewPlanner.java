package org.faultline.memory.address;

import org.faultline.memory.address.CallPlan.Refused;
import org.faultline.memory.section.SectionInfo;
import org.faultline.memory.section.SectionWork;
import org.jspecify.annotations.Nullable;

/** MapViewOfFile, UnmapViewOfFile and FlushViewOfFile: docs/windows.md W1303 to W1308. */
final class ViewPlanner {
  private final AddressSpace space;
  private final PageStates pages;

  ViewPlanner(AddressSpace space, PageStates pages) {
    this.space = space;
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
    long count = viewPages(section, offset, bytes);
    PageRange range = place(address, count);
    if (range == null) {
      return new Refused(refuseAddress(address, count));
    }
    return planMap(section, handle, offset, range, protection);
  }

  /** What forbids a view of this part of a section, if anything does. */
  static @Nullable Win32Error refusal(
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
  static long viewPages(SectionInfo section, long offset, long bytes) {
    return PageRange.touched(0, bytes == 0 ? section.sizeBytes() - offset : bytes).pages();
  }

  /** Where a view of so many pages goes, if it has room there; the lowest gap where 0. */
  private @Nullable PageRange place(long address, long count) {
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

  private CallPlan planMap(
      SectionInfo section, long handle, long offset, PageRange range, Protection protection) {
    long firstSectionPage = offset >>> AddressLayout.PAGE_SHIFT;
    View view = new View(section, firstSectionPage, range.pages(), protection, false);
    return planMap(handle, Region.view(range, view), () -> {});
  }

  /** Maps the view that the region is, after {@code before} made room for it. */
  CallPlan planMap(long handle, Region region, Runnable before) {
    View view = region.holdingView();
    long tables = pages.tablePages.missing(region.firstPage(), region.lastPage());
    SectionWork work =
        new SectionWork.MapView(
            handle,
            region.firstPage(),
            region.pages(),
            view.firstSectionPage(),
            view.protection().isCopyOnWrite());
    return space.ready(
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

  /** Unmaps the view that the region is, and does {@code after} then. */
  CallPlan planUnmap(Region region, Runnable after) {
    long tables = pages.tablePages.freed(region.firstPage(), region.lastPage());
    long charge = -region.holdingView().chargedPages() - tables;
    SectionWork work = new SectionWork.UnmapView(region.firstPage());
    return space.ready(
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
    View view = region.holdingView();
    return view.section().file()
        ? space.ready(0, MemoryWork.NONE.and(new SectionWork.FlushView(first, last)), () -> {})
        : space.ready(0, MemoryWork.NONE, () -> {});
  }

  /** The region of the view that holds this address, if one does. */
  @Nullable Region view(long address) {
    Region region = pages.regions.find(address >>> AddressLayout.PAGE_SHIFT);
    return region == null || region.view() == null ? null : region;
  }
}
