package org.faultline.memory.address;

import java.util.Arrays;

/**
 * A sparse map from page number to a {@code long}; a page never set has the value 0.
 *
 * <p>Pages are kept in leaves of 512, found by a hash; a leaf stores only the aligned window of 8
 * to 512 pages that is in use, so a process with few scattered pages costs little. Not thread safe.
 */
public final class PageMap {
  static final int LEAF_BITS = 9;
  static final int LEAF_MASK = (1 << LEAF_BITS) - 1;
  static final long HASH = 0x9E3779B97F4A7C15L;
  private static final int SMALLEST_WINDOW = 8;
  private static final int FULL = 1 << LEAF_BITS;
  private static final int MOST_NEAR = 1 << 14;
  private static final int NEAR_FOR_EACH = 32;
  private static final int OFTEN = 1024;
  private static final long NOBODY = -1;

  // Leaf number + 1, or 0 where the slot is empty; at most half the slots are taken.
  long[] tags = new long[4];
  long[][] leaves = new long[4][];
  int[] bases = new int[4];
  int shift = 62;
  // Leaves of full size by the low bits of their number: one compare finds what is used most.
  long[] nearNumbers = {NOBODY};
  long[][] near = {null};
  private int full;
  private int count;
  private int searches;

  /** Visits one page that has a value. */
  @FunctionalInterface
  public interface Visitor {
    void visit(long page, long value);
  }

  /** The value of {@code page}, or 0. */
  public long get(long page) {
    int slot = find(page >>> LEAF_BITS);
    if (slot < 0) {
      return 0;
    }
    long[] leaf = leaves[slot];
    int index = ((int) page & LEAF_MASK) - bases[slot];
    return index >= 0 && index < leaf.length ? leaf[index] : 0;
  }

  /** Sets the value of {@code page}; 0 forgets it. */
  public void set(long page, long value) {
    int slot = find(page >>> LEAF_BITS);
    if (slot < 0) {
      if (value == 0) {
        return;
      }
      slot = insert(page >>> LEAF_BITS, (int) page & LEAF_MASK);
    }
    int offset = (int) page & LEAF_MASK;
    int index = offset - bases[slot];
    if (index < 0 || index >= leaves[slot].length) {
      if (value == 0) {
        return;
      }
      widen(slot, offset);
      index = offset - bases[slot];
    }
    leaves[slot][index] = value;
  }

  /** Forgets the pages from {@code first} to {@code last}, both included. */
  public void clear(long first, long last) {
    forEach(first, last, (page, value) -> set(page, 0));
  }

  /**
   * Visits the pages from {@code first} to {@code last}, both included, that have a value, in
   * ascending order. The visitor may set the page it is shown, and no other.
   */
  public void forEach(long first, long last, Visitor visitor) {
    long firstLeaf = first >>> LEAF_BITS;
    long lastLeaf = last >>> LEAF_BITS;
    if (lastLeaf - firstLeaf < tags.length) {
      for (long leaf = firstLeaf; leaf <= lastLeaf; leaf++) {
        int slot = find(leaf);
        if (slot >= 0) {
          visit(slot, first, last, visitor);
        }
      }
      return;
    }
    long[] present = Arrays.stream(tags).filter(tag -> tag != 0).sorted().toArray();
    for (long tag : present) {
      if (tag - 1 >= firstLeaf && tag - 1 <= lastLeaf) {
        visit(find(tag - 1), first, last, visitor);
      }
    }
  }

  /** How many pages from {@code first} to {@code last} have a value with all {@code bits} set. */
  public long count(long first, long last, long bits) {
    long[] found = new long[1];
    forEach(
        first,
        last,
        (page, value) -> {
          if ((value & bits) == bits) {
            found[0]++;
          }
        });
    return found[0];
  }

  /** How many pages from {@code first} to {@code last} have a value. */
  public long count(long first, long last) {
    return count(first, last, 0);
  }

  /**
   * The first page from {@code first} to {@code last} whose value differs from {@code wanted} in
   * the bits of {@code mask}, or {@code last + 1}; {@code absent} stands for the value 0.
   */
  public long firstOther(long first, long last, long absent, long mask, long wanted) {
    long page = first;
    if (((absent ^ wanted) & mask) != 0) {
      while (page <= last) {
        long value = get(page);
        if (value == 0 || ((value ^ wanted) & mask) != 0) {
          return page;
        }
        page++;
      }
      return page;
    }
    long lastLeaf = last >>> LEAF_BITS;
    if (lastLeaf - (first >>> LEAF_BITS) >= tags.length) {
      long[] present = Arrays.stream(tags).filter(tag -> tag != 0).sorted().toArray();
      for (long tag : present) {
        if (tag - 1 >= first >>> LEAF_BITS && tag - 1 <= lastLeaf) {
          page = otherInLeaf(find(tag - 1), first, last, mask, wanted);
          if (page <= last) {
            return page;
          }
        }
      }
      return last + 1;
    }
    for (long leaf = first >>> LEAF_BITS; leaf <= lastLeaf; leaf++) {
      int slot = find(leaf);
      if (slot >= 0) {
        page = otherInLeaf(slot, first, last, mask, wanted);
        if (page <= last) {
          return page;
        }
      }
    }
    return last + 1;
  }

  private long otherInLeaf(int slot, long first, long last, long mask, long wanted) {
    long[] leaf = leaves[slot];
    long base = ((tags[slot] - 1) << LEAF_BITS) + bases[slot];
    int from = (int) Math.max(0, Math.min(leaf.length, first - base));
    for (int i = from; i < leaf.length && base + i <= last; i++) {
      if (leaf[i] != 0 && ((leaf[i] ^ wanted) & mask) != 0) {
        return base + i;
      }
    }
    return last + 1;
  }

  /** Visits all pages that have a value, in ascending order. */
  public void forEach(Visitor visitor) {
    forEach(0, PageReference.MAXIMUM_PAGE, visitor);
  }

  int find(long leaf) {
    int mask = tags.length - 1;
    int slot = (int) (leaf * HASH >>> shift);
    while (true) {
      long tag = tags[slot];
      if (tag == leaf + 1) {
        return slot;
      }
      if (tag == 0) {
        return -1;
      }
      slot = (slot + 1) & mask;
    }
  }

  private void visit(int slot, long first, long last, Visitor visitor) {
    long[] leaf = leaves[slot];
    long page = ((tags[slot] - 1) << LEAF_BITS) + bases[slot];
    for (int i = 0; i < leaf.length; i++) {
      if (leaf[i] != 0 && page + i >= first && page + i <= last) {
        visitor.visit(page + i, leaf[i]);
      }
    }
  }

  private int insert(long leaf, int offset) {
    if (2 * (count + 1) > tags.length) {
      rehash();
    }
    count++;
    int slot = emptySlot(leaf);
    tags[slot] = leaf + 1;
    leaves[slot] = new long[SMALLEST_WINDOW];
    bases[slot] = offset & -SMALLEST_WINDOW;
    return slot;
  }

  private int emptySlot(long leaf) {
    int slot = (int) (leaf * HASH >>> shift);
    while (tags[slot] != 0) {
      slot = (slot + 1) & (tags.length - 1);
    }
    return slot;
  }

  private void widen(int slot, int offset) {
    int size = leaves[slot].length;
    int base = bases[slot];
    do {
      size *= 2;
      base &= -size;
    } while (offset < base || offset >= base + size);
    resize(slot, base, size);
  }

  private void resize(int slot, int base, int size) {
    long[] wide = new long[size];
    System.arraycopy(leaves[slot], 0, wide, bases[slot] - base, leaves[slot].length);
    leaves[slot] = wide;
    bases[slot] = base;
    if (size == FULL) {
      full++;
      bringNear(slot);
    }
  }

  /** Puts a leaf of full size in reach of one compare, beside the others if there may be room. */
  private void bringNear(int slot) {
    int most = Math.min(MOST_NEAR, NEAR_FOR_EACH * full);
    while (nearNumbers[place(slot)] != NOBODY && near.length < most) {
      nearNumbers = new long[2 * near.length];
      near = new long[2 * near.length][];
      Arrays.fill(nearNumbers, NOBODY);
      for (int i = 0; i < tags.length; i++) {
        if (tags[i] != 0 && i != slot && leaves[i].length == FULL) {
          nearNumbers[place(i)] = tags[i] - 1;
          near[place(i)] = leaves[i];
        }
      }
    }
    nearNumbers[place(slot)] = tags[slot] - 1;
    near[place(slot)] = leaves[slot];
  }

  private int place(int slot) {
    return (int) (tags[slot] - 1) & near.length - 1;
  }

  /** A leaf is gone. */
  private void forget(int slot) {
    full -= leaves[slot].length == FULL ? 1 : 0;
    if (nearNumbers[place(slot)] == tags[slot] - 1) {
      nearNumbers[place(slot)] = NOBODY;
      near[place(slot)] = null;
    }
  }

  /**
   * So many searches led to leaves that are not near; the last of them, in {@code slot}, may be.
   */
  void searched(int times, int slot) {
    searches += times;
    if (searches < OFTEN) {
      return;
    }
    searches = 0;
    if (leaves[slot].length < FULL) {
      resize(slot, 0, FULL);
    } else {
      bringNear(slot);
    }
  }

  private void rehash() {
    long[] oldTags = tags;
    long[][] oldLeaves = leaves;
    int[] oldBases = bases;
    int live = 0;
    for (int i = 0; i < oldTags.length; i++) {
      if (oldTags[i] != 0 && Arrays.stream(oldLeaves[i]).allMatch(value -> value == 0)) {
        forget(i);
        oldTags[i] = 0;
      }
      live += oldTags[i] == 0 ? 0 : 1;
    }
    int size = Math.max(4, Integer.highestOneBit(4 * (live + 1) - 1));
    tags = new long[size];
    leaves = new long[size][];
    bases = new int[size];
    shift = 64 - Integer.numberOfTrailingZeros(size);
    count = live;
    for (int i = 0; i < oldTags.length; i++) {
      if (oldTags[i] != 0) {
        int slot = emptySlot(oldTags[i] - 1);
        tags[slot] = oldTags[i];
        leaves[slot] = oldLeaves[i];
        bases[slot] = oldBases[i];
      }
    }
  }
}
