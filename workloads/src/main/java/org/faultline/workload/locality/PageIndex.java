package org.faultline.workload.locality;

import java.util.Arrays;
import java.util.TreeMap;

/**
 * Numbers pages from 0 on, in the order of their first look-up; equal pages of two processes
 * differ.
 */
final class PageIndex {
  /** The most pages that are numbered: some 10 GB of memory for all that is kept of them. */
  static final int MAXIMUM_PAGES = 1 << 27;

  private static final int PAGE_BITS = 36;
  private static final long MULTIPLIER = 0x9e3779b97f4a7c15L;

  private final TreeMap<Integer, Long> prefixes = new TreeMap<>();
  private int lastProcess = -1;
  private long lastPrefix;

  private long[] keys = new long[1 << 10];
  private int[] numbers = new int[1 << 10];
  private int shift = 64 - 10;
  private int size;

  PageIndex() {
    Arrays.fill(keys, -1);
  }

  /** How many pages have a number. */
  int size() {
    return size;
  }

  /** How many processes have a page. */
  int processes() {
    return prefixes.size();
  }

  /**
   * The key of a page, equal for equal pages only.
   *
   * @param page from 0 to 2^36 - 1
   */
  long key(int process, long page) {
    if (process != lastProcess) {
      lastProcess = process;
      lastPrefix = prefixes.computeIfAbsent(process, id -> (long) prefixes.size() << PAGE_BITS);
    }
    return lastPrefix | page;
  }

  /** The number of the page with this key; {@link #size} is one higher if it is new. */
  int of(long key) {
    int mask = keys.length - 1;
    int slot = (int) (key * MULTIPLIER >>> shift);
    while (keys[slot] != key) {
      if (keys[slot] < 0) {
        return add(key, slot);
      }
      slot = slot + 1 & mask;
    }
    return numbers[slot];
  }

  private int add(long key, int slot) {
    if (size == MAXIMUM_PAGES) {
      throw new IllegalArgumentException(
          "has more than " + MAXIMUM_PAGES + " distinct pages, the most whose order can be kept");
    }
    keys[slot] = key;
    numbers[slot] = size++;
    if (2 * size > keys.length) {
      grow();
    }
    return size - 1;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldNumbers = numbers;
    keys = new long[2 * oldKeys.length];
    numbers = new int[keys.length];
    Arrays.fill(keys, -1);
    shift--;
    int mask = keys.length - 1;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] >= 0) {
        int slot = (int) (oldKeys[i] * MULTIPLIER >>> shift);
        while (keys[slot] >= 0) {
          slot = slot + 1 & mask;
        }
        keys[slot] = oldKeys[i];
        numbers[slot] = oldNumbers[i];
      }
    }
  }
}
