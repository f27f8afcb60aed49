package org.faultline.workload.locality;

import java.util.Arrays;
import org.faultline.memory.address.PageReference;
import org.jspecify.annotations.Nullable;

/**
 * Finds the pages that a large share of all references goes to, in memory that grows with nothing:
 * Misra and Gries, "Finding repeated elements", Science of Computer Programming 2, 1982.
 *
 * <p>Every page with more than {@code 2 / COUNTERS} of the references is found, and every page
 * found has more than {@code 1 / COUNTERS}.
 */
public final class HotPages {
  /** Pages counted at once. */
  public static final int COUNTERS = 1 << 13;

  private static final long MULTIPLIER = 0x9e3779b97f4a7c15L;
  private static final int SLOT_BITS = 15;
  private static final int MASK = (1 << SLOT_BITS) - 1;

  private final PageIndex index = new PageIndex();
  private final long[] keys = new long[1 << SLOT_BITS];
  private final long[] counts = new long[1 << SLOT_BITS];
  private int used;
  private long references;

  public HotPages() {
    Arrays.fill(keys, -1);
  }

  /**
   * Counts the first {@code n} packed runs; {@code processes} says whose, unless there is one
   * process.
   */
  public void add(long[] runs, int @Nullable [] processes, int n) {
    for (int i = 0; i < n; i++) {
      int count = PageReference.count(runs[i]);
      references += count;
      count(index.key(processes == null ? 0 : processes[i], PageReference.page(runs[i])), count);
    }
  }

  private void count(long key, long count) {
    int slot = slot(keys, key);
    if (keys[slot] == key) {
      counts[slot] += count;
      return;
    }
    long left = count;
    if (used == COUNTERS) {
      left -= decrease(count);
      if (left == 0) {
        return;
      }
      slot = slot(keys, key);
    }
    keys[slot] = key;
    counts[slot] = left;
    used++;
  }

  /**
   * Takes as much from each counter as the least has, at most {@code most}; drops the empty ones.
   */
  private long decrease(long most) {
    long by = most;
    for (int slot = 0; slot <= MASK; slot++) {
      if (keys[slot] >= 0) {
        by = Math.min(by, counts[slot]);
      }
    }
    long[] oldKeys = keys.clone();
    long[] oldCounts = counts.clone();
    Arrays.fill(keys, -1);
    used = 0;
    for (int old = 0; old <= MASK; old++) {
      if (oldKeys[old] >= 0 && oldCounts[old] > by) {
        int slot = slot(keys, oldKeys[old]);
        keys[slot] = oldKeys[old];
        counts[slot] = oldCounts[old] - by;
        used++;
      }
    }
    return by;
  }

  /** The keys found so far, in a table for {@link #contains}. */
  long[] table() {
    long[] hot = new long[keys.length];
    Arrays.fill(hot, -1);
    for (int slot = 0; slot <= MASK; slot++) {
      if (keys[slot] >= 0 && counts[slot] > references / COUNTERS) {
        hot[slot(hot, keys[slot])] = keys[slot];
      }
    }
    return hot;
  }

  /** Whether {@code key} is in a {@link #table}. */
  static boolean contains(long[] table, long key) {
    return table[slot(table, key)] == key;
  }

  private static int slot(long[] table, long key) {
    int slot = (int) (key * MULTIPLIER >>> 64 - SLOT_BITS);
    while (table[slot] >= 0 && table[slot] != key) {
      slot = slot + 1 & MASK;
    }
    return slot;
  }
}
