package org.faultline.memory.address;

import java.util.Optional;
import java.util.function.Consumer;

/** VirtualQuery: docs/windows.md W306 and W307. */
final class MemoryQuery {
  private static final long LIKE = Pte.COMMITTED | Protection.BITS;

  private final PageStates pages;

  MemoryQuery(PageStates pages) {
    this.pages = pages;
  }

  Optional<MemoryBasicInformation> query(long address) {
    if (Long.compareUnsigned(address, pages.layout.highestUserAddress()) > 0) {
      return Optional.empty();
    }
    long page = address >>> AddressLayout.PAGE_SHIFT;
    Region region = pages.regions.find(page);
    if (region != null) {
      return Optional.of(inside(region, page));
    }
    MemoryBasicInformation system = pages.layout.systemPages().query(page);
    return Optional.of(system == null ? free(page) : system);
  }

  void forEachRun(Consumer<MemoryBasicInformation> visitor) {
    long address = 0;
    Optional<MemoryBasicInformation> run = query(address);
    while (run.isPresent()) {
      visitor.accept(run.get());
      address += run.get().regionSize();
      run = query(address);
    }
  }

  private MemoryBasicInformation free(long page) {
    Region next = pages.regions.after(page);
    long system = pages.layout.systemPages().after(page);
    long end = next == null ? system : Math.min(system, next.firstPage());
    return new MemoryBasicInformation(
        page << AddressLayout.PAGE_SHIFT,
        0,
        0,
        (end - page) << AddressLayout.PAGE_SHIFT,
        AllocationType.MEM_FREE,
        Protection.PAGE_NOACCESS,
        0);
  }

  private MemoryBasicInformation inside(Region region, long page) {
    long pte = pages.entry(region, page);
    boolean committed = (pte & Pte.COMMITTED) != 0;
    long mask = committed ? LIKE : Pte.COMMITTED;
    long last = pages.runEnd(region, page, region.lastPage(), mask);
    return new MemoryBasicInformation(
        page << AddressLayout.PAGE_SHIFT,
        region.baseAddress(),
        region.allocationProtect(),
        (last - page + 1) << AddressLayout.PAGE_SHIFT,
        committed ? AllocationType.MEM_COMMIT : AllocationType.MEM_RESERVE,
        committed ? Protection.toConstants(pte) : 0,
        type(region));
  }

  private static int type(Region region) {
    if (region.image() != null) {
      return AllocationType.MEM_IMAGE;
    }
    return region.view() == null ? AllocationType.MEM_PRIVATE : AllocationType.MEM_MAPPED;
  }
}
