package org.faultline.memory.address;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pages from {@code first} to {@code last}, both included. */
public record PageRange(long first, long last) {
  /** Checks that the range holds a page. */
  public PageRange {
    if (first < 0 || last < first) {
      throw new IllegalArgumentException("no pages from " + first + " to " + last);
    }
  }

  /** How many pages the range holds. */
  public long pages() {
    return last - first + 1;
  }

  /** Adds {@code page}, which lies above all of {@code ranges}, to the last of them or behind. */
  static void append(List<PageRange> ranges, long page) {
    int end = ranges.size() - 1;
    if (end >= 0 && ranges.get(end).last() == page - 1) {
      ranges.set(end, new PageRange(ranges.get(end).first(), page));
    } else {
      ranges.add(new PageRange(page, page));
    }
  }

  /** The pages that lie whole in so many {@code bytes} from {@code address} on, if any. */
  static @Nullable PageRange whole(long address, long bytes) {
    long first = (address + AddressLayout.PAGE_SIZE - 1) >>> AddressLayout.PAGE_SHIFT;
    long end = (address + bytes) >>> AddressLayout.PAGE_SHIFT;
    return end > first ? new PageRange(first, end - 1) : null;
  }

  /** The pages with a byte in so many {@code bytes}, at least 1, from {@code address} on. */
  static PageRange touched(long address, long bytes) {
    return new PageRange(
        address >>> AddressLayout.PAGE_SHIFT, (address + bytes - 1) >>> AddressLayout.PAGE_SHIFT);
  }
}
