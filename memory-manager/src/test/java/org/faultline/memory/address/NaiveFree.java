package org.faultline.memory.address;

import org.faultline.memory.address.NaiveViews.Page;

/** VirtualFree of anything, on top of {@link NaiveViews}. */
final class NaiveFree {
  private final NaiveViews space;

  NaiveFree(NaiveViews space) {
    this.space = space;
  }

  long free(long address, long size, int type) {
    boolean decommit = type == 0x4000;
    boolean release = type == 0x8000;
    boolean placeholders = type == 0x8001 || type == 0x8002;
    if (!decommit && !release && !placeholders || release && size != 0) {
      return -87;
    }
    Page head = space.page(address);
    if (head != null && head.section != null) {
      return -87;
    }
    long first = NaiveViews.first(address);
    if (head == null || size == 0 && head.base != first) {
      return -487;
    }
    if (placeholders && size == 0) {
      return -87;
    }
    long last = size == 0 ? space.lastOf(first) : NaiveViews.last(address, size);
    if (type == 0x8001) {
      return coalesce(first, last);
    }
    if (!space.isIn(head.base, first, last)) {
      return -87;
    }
    if (type == 0x8002) {
      return preserve(head, first, last);
    }
    if (release) {
      space.remove(head.base);
      return 0;
    }
    for (long number = first; number <= last; number++) {
      Page page = space.pages.get(number);
      page.committed = false;
      page.locked = false;
      page.own = 0;
    }
    return 0;
  }

  private long coalesce(long first, long last) {
    boolean exact =
        space.all(first, last, page -> page.placeholder)
            && space.pages.get(first).base == first
            && space.lastOf(space.pages.get(last).base) == last
            && space.pages.get(last).base != first;
    if (!exact) {
      return -487;
    }
    space.addPlaceholder(first, last);
    return 0;
  }

  private long preserve(Page head, long first, long last) {
    long base = head.base;
    long end = space.lastOf(base);
    boolean whole = first == base && last == end;
    if (head.placeholder && !whole) {
      space.addPlaceholder(base, first - 1);
      space.addPlaceholder(first, last);
      space.addPlaceholder(last + 1, end);
      return 0;
    }
    if (!head.inPlaceholder || !whole) {
      return -487;
    }
    space.addPlaceholder(first, last);
    return 0;
  }
}
