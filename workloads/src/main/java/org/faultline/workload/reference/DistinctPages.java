package org.faultline.workload.reference;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A random set of distinct pages, redrawn in place: every set of its size is equally likely.
 *
 * <p>Algorithm F of Bentley and Floyd, "Programming pearls: a sample of brilliance", CACM 30, 1987,
 * with an open-addressing table for membership.
 */
final class DistinctPages {
  private static final long HASH = 0x9E3779B97F4A7C15L;

  private final long[] members;
  private final long[] slots;
  private final int shift;

  /** A set of {@code size} pages, at least 1, that must be drawn before use. */
  DistinctPages(int size) {
    members = new long[size];
    int capacity = Math.max(2, Integer.highestOneBit(4 * size - 1));
    slots = new long[capacity];
    shift = Long.SIZE - Integer.numberOfTrailingZeros(capacity);
  }

  /** The page at {@code index}, 0 to size - 1. */
  long get(int index) {
    return members[index];
  }

  /** Draws the set anew from the pages 0 to {@code pages} - 1, at least as many as its size. */
  void draw(UniformRandomProvider random, long pages) {
    Arrays.fill(slots, 0);
    for (int i = 0; i < members.length; i++) {
      long last = pages - members.length + i;
      long page = Bounded.next(random, last + 1);
      members[i] = add(page) ? page : last;
      if (members[i] == last) {
        add(last);
      }
    }
  }

  /** Adds a page; false where it was there already. A slot holds the page + 1, or 0. */
  private boolean add(long page) {
    int slot = (int) (page * HASH >>> shift);
    while (slots[slot] != 0) {
      if (slots[slot] == page + 1) {
        return false;
      }
      slot = slot + 1 & slots.length - 1;
    }
    slots[slot] = page + 1;
    return true;
  }
}
