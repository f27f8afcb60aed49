package org.faultline.memory.address;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** GetWriteWatch and ResetWriteWatch: docs/windows.md W314. */
public final class WriteWatch {
  /** The flag of GetWriteWatch that resets the pages it returns. */
  public static final int WRITE_WATCH_FLAG_RESET = 1;

  private final PageStates pages;

  /**
   * What GetWriteWatch found.
   *
   * @param addresses of the pages written, ascending, in bytes; empty on failure
   */
  public record Written(Win32Error error, List<Long> addresses) {
    /** The unit of watching, in bytes. */
    public int granularity() {
      return AddressLayout.PAGE_SIZE;
    }
  }

  WriteWatch(PageStates pages) {
    this.pages = pages;
  }

  Written get(long address, long bytes, long capacity, int flags) {
    Region region = watched(address, bytes);
    if (region == null || capacity <= 0 || (flags & ~WRITE_WATCH_FLAG_RESET) != 0) {
      return new Written(Win32Error.ERROR_INVALID_PARAMETER, List.of());
    }
    PageRange range = PageRange.touched(address, bytes);
    List<Long> found = new ArrayList<>();
    pages.table.forEach(
        range.first(),
        range.last(),
        (page, pte) -> {
          if ((pte & Pte.WATCHED_WRITE) != 0 && found.size() < capacity) {
            found.add(page << AddressLayout.PAGE_SHIFT);
            if (flags == WRITE_WATCH_FLAG_RESET) {
              pages.store(region, page, pte & ~Pte.WATCHED_WRITE);
            }
          }
        });
    return new Written(Win32Error.ERROR_SUCCESS, List.copyOf(found));
  }

  Win32Result reset(long address, long bytes) {
    Region region = watched(address, bytes);
    if (region == null) {
      return Win32Result.failure(Win32Error.ERROR_INVALID_PARAMETER);
    }
    PageRange range = PageRange.touched(address, bytes);
    pages.table.forEach(
        range.first(),
        range.last(),
        (page, pte) -> pages.store(region, page, pte & ~Pte.WATCHED_WRITE));
    return Win32Result.success(0);
  }

  private @Nullable Region watched(long address, long bytes) {
    if (!pages.isUserRange(address, bytes, pages.layout.highestUserAddress())) {
      return null;
    }
    PageRange range = PageRange.touched(address, bytes);
    Region region = pages.regions.find(range.first());
    return region != null && region.isWatched() && region.contains(range) ? region : null;
  }
}
