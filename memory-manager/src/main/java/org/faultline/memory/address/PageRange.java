package org.faultline.memory.address;

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

  /** The pages with a byte in the {@code size} bytes from {@code address} on; size at least 1. */
  static PageRange touched(long address, long size) {
    return new PageRange(
        address >>> AddressLayout.PAGE_SHIFT, (address + size - 1) >>> AddressLayout.PAGE_SHIFT);
  }
}
