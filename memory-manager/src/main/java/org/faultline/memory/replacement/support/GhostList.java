package org.faultline.memory.replacement.support;

import java.util.Arrays;

/**
 * Pages that are remembered after they left, oldest first; each at most once. All steps take O(1).
 * A full list forgets its oldest page for a new one.
 */
public final class GhostList {
  private static final int NONE = -1;

  private final long[] page;
  private final int[] next;
  private final int[] previous;
  private final int[] table;
  private final int shift;
  private int free = NONE;
  private int used;
  private int head = NONE;
  private int tail = NONE;
  private int size;

  /** A list of at most {@code capacity} pages, at least 1. */
  public GhostList(int capacity) {
    page = new long[capacity];
    next = new int[capacity];
    previous = new int[capacity];
    int slots = Integer.highestOneBit(Math.max(2, 2 * capacity - 1)) * 2;
    table = new int[slots];
    shift = 64 - Integer.numberOfTrailingZeros(slots);
    Arrays.fill(table, NONE);
  }

  public int size() {
    return size;
  }

  public boolean contains(long wanted) {
    return table[slotOf(wanted)] != NONE;
  }

  /** Adds a page as the newest. */
  public void add(long added) {
    if (contains(added)) {
      throw new IllegalStateException("page " + added + " is in the list already");
    }
    if (size == page.length) {
      removeOldest();
    }
    int node = free;
    if (node == NONE) {
      node = used++;
    } else {
      free = next[node];
    }
    page[node] = added;
    next[node] = NONE;
    previous[node] = tail;
    if (tail == NONE) {
      head = node;
    } else {
      next[tail] = node;
    }
    tail = node;
    table[slotOf(added)] = node;
    size++;
  }

  /** Removes a page; false where it is not there. */
  public boolean remove(long removed) {
    int slot = slotOf(removed);
    int node = table[slot];
    if (node == NONE) {
      return false;
    }
    close(slot);
    if (previous[node] == NONE) {
      head = next[node];
    } else {
      next[previous[node]] = next[node];
    }
    if (next[node] == NONE) {
      tail = previous[node];
    } else {
      previous[next[node]] = previous[node];
    }
    next[node] = free;
    free = node;
    size--;
    return true;
  }

  /** Forgets the oldest page, if there is one. */
  public void removeOldest() {
    if (head != NONE) {
      remove(page[head]);
    }
  }

  /** Where the page is in the table, or the empty slot where it would be. */
  private int slotOf(long wanted) {
    int slot = home(wanted);
    while (table[slot] != NONE && page[table[slot]] != wanted) {
      slot = (slot + 1) & (table.length - 1);
    }
    return slot;
  }

  private int home(long wanted) {
    return (int) (wanted * 0x9E3779B97F4A7C15L >>> shift);
  }

  /** Empties a slot and moves up what would not be found behind it. */
  private void close(int slot) {
    int hole = slot;
    int at = slot;
    while (true) {
      at = (at + 1) & (table.length - 1);
      if (table[at] == NONE) {
        break;
      }
      int wanted = home(page[table[at]]);
      if (((at - wanted) & (table.length - 1)) >= ((at - hole) & (table.length - 1))) {
        table[hole] = table[at];
        hole = at;
      }
    }
    table[hole] = NONE;
  }
}
