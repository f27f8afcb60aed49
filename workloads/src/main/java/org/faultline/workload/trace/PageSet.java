package org.faultline.workload.trace;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A set of page numbers: a bitmap for each 1,024 pages of which one is present. */
final class PageSet {
  /** The most groups of 1,024 pages: bounds the memory at about 200 MB. */
  static final int MAXIMUM_GROUPS = 1 << 20;

  private static final int SHIFT = 10;
  private static final int WORDS = 1 << (SHIFT - 6);

  private long[] keys = new long[64];
  private long[][] groups = new long[64][];
  private int used;
  private long size;
  private long lastKey = -1;
  private long[] last = {};

  /** Adds {@code page}; false where a page of one more group would go beyond the limit. */
  boolean add(long page) {
    long key = page >>> SHIFT;
    if (key != lastKey) {
      long[] group = group(key);
      if (group == null) {
        return false;
      }
      lastKey = key;
      last = group;
    }
    int word = (int) (page >>> 6) & (WORDS - 1);
    long bit = 1L << page;
    if ((last[word] & bit) == 0) {
      last[word] |= bit;
      size++;
    }
    return true;
  }

  /** How many pages are present. */
  long size() {
    return size;
  }

  /** The pages present as ascending ranges that do not touch. */
  PageRanges ranges() {
    long[] sorted = new long[used];
    int n = 0;
    for (int slot = 0; slot < keys.length; slot++) {
      if (groups[slot] != null) {
        sorted[n++] = keys[slot];
      }
    }
    Arrays.sort(sorted);
    PageRanges.Builder ranges = new PageRanges.Builder();
    long first = -1;
    long end = -1;
    for (long key : sorted) {
      long[] group = groups[slot(key)];
      for (int word = 0; word < WORDS; word++) {
        for (long bits = group[word]; bits != 0; bits &= bits - 1) {
          long page = key << SHIFT | word << 6 | Long.numberOfTrailingZeros(bits);
          if (page != end) {
            if (first >= 0) {
              ranges.add(first, end);
            }
            first = page;
          }
          end = page + 1;
        }
      }
    }
    if (first >= 0) {
      ranges.add(first, end);
    }
    return ranges.build();
  }

  private long @Nullable [] group(long key) {
    int slot = slot(key);
    if (groups[slot] == null) {
      if (used == MAXIMUM_GROUPS) {
        return null;
      }
      if (2 * used >= keys.length) {
        grow();
        slot = slot(key);
      }
      keys[slot] = key;
      groups[slot] = new long[WORDS];
      used++;
    }
    return groups[slot];
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) (key * 0x9e3779b97f4a7c15L >>> 32) & mask;
    while (groups[slot] != null && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    long[][] oldGroups = groups;
    keys = new long[oldKeys.length * 2];
    groups = new long[oldKeys.length * 2][];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldGroups[i] != null) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        groups[slot] = oldGroups[i];
      }
    }
  }
}
