package org.faultline.memory.address;

import java.util.Arrays;

/** Finds pages that have a value in a {@link PageMap}, in ascending order. */
final class PageSearch {
  /** No page was found. */
  static final long NOBODY = -1;

  // A range of so many groups of pages, and more where many places are taken, is walked page by
  // page; a longer one by what there is in it.
  private static final int FEW_GROUPS = 8;
  private static final int PLACES_FOR_A_GROUP = 64;

  private PageSearch() {}

  /** Whether one page with its value is what is searched. */
  @FunctionalInterface
  interface Test {
    boolean test(long page, long value);
  }

  /** The first page from {@code first} to {@code last} with a value that passes, or NOBODY. */
  static long search(PageMap map, long first, long last, Test test) {
    long firstGroup = first >>> PageMap.LEAF_BITS;
    long lastGroup = last >>> PageMap.LEAF_BITS;
    int places = map.tags.length + map.lone.places();
    if (lastGroup - firstGroup >= FEW_GROUPS + places / PLACES_FOR_A_GROUP) {
      return searchAll(map, first, last, test);
    }
    for (long group = firstGroup; group <= lastGroup; group++) {
      long from = Math.max(first, group << PageMap.LEAF_BITS);
      long to = Math.min(last, group << PageMap.LEAF_BITS | PageMap.LEAF_MASK);
      int slot = map.find(group);
      long found = NOBODY;
      if (map.lone.most(group) > 0) {
        found = searchEach(map, from, to, test);
      } else if (slot >= 0) {
        found = searchLeaf(map, slot, from, to, test);
      }
      if (found != NOBODY) {
        return found;
      }
    }
    return NOBODY;
  }

  private static long searchEach(PageMap map, long first, long last, Test test) {
    for (long page = first; page <= last; page++) {
      long value = map.get(page);
      if (value != 0 && test.test(page, value)) {
        return page;
      }
    }
    return NOBODY;
  }

  private static long searchLeaf(PageMap map, int slot, long first, long last, Test test) {
    long[] leaf = map.leaves[slot];
    long base = ((map.tags[slot] - 1) << PageMap.LEAF_BITS) + map.bases[slot];
    int to = (int) Math.min(leaf.length - 1L, last - base);
    for (int i = (int) Math.max(0, first - base); i <= to; i++) {
      if (leaf[i] != 0 && test.test(base + i, leaf[i])) {
        return base + i;
      }
    }
    return NOBODY;
  }

  /** As {@link #search}, over what there is and not over the range. */
  private static long searchAll(PageMap map, long first, long last, Test test) {
    long firstTag = (first >>> PageMap.LEAF_BITS) + 1;
    long lastTag = (last >>> PageMap.LEAF_BITS) + 1;
    long[] groups =
        Arrays.stream(map.tags).filter(tag -> tag >= firstTag && tag <= lastTag).sorted().toArray();
    long[] alone = map.lone.sorted(first, last);
    int next = 0;
    for (long tag : groups) {
      int slot = map.find(tag - 1);
      long start = ((tag - 1) << PageMap.LEAF_BITS) + map.bases[slot];
      for (; next < alone.length && alone[next] < start; next++) {
        if (test.test(alone[next], map.lone.get(alone[next]))) {
          return alone[next];
        }
      }
      long found = searchLeaf(map, slot, first, last, test);
      if (found != NOBODY) {
        return found;
      }
    }
    for (; next < alone.length; next++) {
      if (test.test(alone[next], map.lone.get(alone[next]))) {
        return alone[next];
      }
    }
    return NOBODY;
  }

  /** See {@link PageMap#count(long, long, long)}. */
  static long count(PageMap map, long first, long last, long bits) {
    long[] found = new long[1];
    map.forEach(
        first,
        last,
        (page, value) -> {
          if ((value & bits) == bits) {
            found[0]++;
          }
        });
    return found[0];
  }

  /** See {@link PageMap#firstOther}. */
  static long firstOther(PageMap map, long first, long last, long absent, long mask, long wanted) {
    long page = first;
    if (((absent ^ wanted) & mask) != 0) {
      while (page <= last) {
        long value = map.get(page);
        if (value == 0 || ((value ^ wanted) & mask) != 0) {
          return page;
        }
        page++;
      }
      return page;
    }
    page = search(map, first, last, (any, value) -> ((value ^ wanted) & mask) != 0);
    return page == NOBODY ? last + 1 : page;
  }
}
