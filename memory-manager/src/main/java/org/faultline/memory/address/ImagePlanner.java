package org.faultline.memory.address;

import org.faultline.memory.address.CallPlan.Refused;
import org.faultline.memory.section.ImageLayout;
import org.faultline.memory.section.SectionInfo;
import org.faultline.memory.section.SectionWork;
import org.jspecify.annotations.Nullable;

/** LoadLibrary and FreeLibrary: docs/windows.md W1501 to W1505. */
final class ImagePlanner {
  private final CallPlanner calls;
  private final PageStates pages;
  private final ViewPlanner views;

  ImagePlanner(CallPlanner calls, PageStates pages, ViewPlanner views) {
    this.calls = calls;
    this.pages = pages;
    this.views = views;
  }

  /** The region of the image of this name, if it is loaded. */
  @Nullable Region loaded(String name) {
    for (Region region : pages.regions.all()) {
      ImageLayout image = region.image();
      if (image != null && image.name().equals(name)) {
        return region;
      }
    }
    return null;
  }

  /** Uses an image once more that is loaded; its value is the base. */
  CallPlan planReference(Region region) {
    return calls.ready(
        region.baseAddress(), MemoryWork.NONE, () -> region.holdingView().reference(1));
  }

  /** Loads an image that is not: at its base, or where there is room. */
  CallPlan planLoad(SectionInfo section, ImageLayout image) {
    PageRange range = views.place(image.baseAddress(), image.pages());
    range = range == null ? views.place(0, image.pages()) : range;
    if (range == null) {
      return new Refused(Win32Error.ERROR_NOT_ENOUGH_MEMORY);
    }
    Region region = region(range, section, image);
    long tables = pages.tablePages.missing(region.firstPage(), region.lastPage());
    long charge = region.holdingView().chargedPages() + tables;
    SectionWork work = new SectionWork.MapImage(image.name(), region.firstPage(), region.pages());
    return calls.ready(
        region.baseAddress(), MemoryWork.charge(charge).and(work), () -> pages.add(region));
  }

  private static Region region(PageRange range, SectionInfo section, ImageLayout image) {
    SectionView view = new SectionView(section, 0, range.pages(), Protection.EXECUTE_WRITECOPY);
    Region region = Region.view(range, view, false);
    protect(region, 0, image.pages(), Protection.READONLY);
    protect(region, image.firstCodePage(), image.codePages(), Protection.EXECUTE_READ);
    protect(region, image.firstDataPage(), image.dataPages(), Protection.WRITECOPY);
    if (image.dataPages() > 0) {
      view.charge(image.firstDataPage(), image.firstDataPage() + image.dataPages() - 1);
    }
    view.reference(1);
    return region;
  }

  private static void protect(Region region, long first, long count, Protection protection) {
    if (count > 0) {
      long page = region.firstPage() + first;
      long bits = Pte.COMMITTED | Protection.toBits(protection.constant());
      region.change(new PageRange(page, page + count - 1), entry -> bits);
    }
  }

  /** Uses an image once less; after the last time it is not loaded any more. */
  CallPlan planFree(String name) {
    Region region = loaded(name);
    if (region == null) {
      return new Refused(Win32Error.ERROR_MOD_NOT_FOUND);
    } else if (region.holdingView().references() > 1) {
      return calls.ready(0, MemoryWork.NONE, () -> region.holdingView().reference(-1));
    }
    return views.planUnmap(region.baseAddress());
  }
}
