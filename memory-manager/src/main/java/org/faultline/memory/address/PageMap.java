package org.faultline.memory.address;

import java.util.Arrays;

/**
 * A sparse map from page number to a {@code long}; a page never set has the value 0.
 *
 * <p>A page with neighbours is kept in the leaf of its group of 512 pages, found by a hash; a leaf
 * stores only an aligned window of 8 to 512 pages, at most {@value #WORDS_FOR_A_PAGE} times as many
 * as the group has pages. A page without is kept by itself. So memory grows with the pages that
 * have a value, however they lie: at most some 60 bytes for each, and 64 KiB. Not thread safe.
 */
public final class PageMap {
  static final int LEAF_BITS = 9;
  static final int LEAF_MASK = (1 << LEAF_BITS) - 1;
  static final long HASH = 0x9E3779B97F4A7C15L;
  private static final int SMALLEST_WINDOW = 8;
  private static final int LEAST_PAGES = 4;
  private static final int WORDS_FOR_A_PAGE = 4;
  static final int FULL = 1 << LEAF_BITS;
  private static final int MANY_PAGES = FULL / WORDS_FOR_A_PAGE;
  private static final int OFTEN = 1024;
  // Leaves of full size where few pages have a value, since they are used often, take so many words
  // in all, and so many for each page that has a value.
  private static final int BUSY_WORDS = 16 * FULL;
  private static final int BUSY_WORDS_FOR_A_PAGE = 2;
  private static final long[] NO_TAGS = {0};
  private static final long[][] NO_LEAVES = {null};

  // Leaf number + 1, or 0 where the slot is empty; at most half the slots are taken.
  long[] tags = NO_TAGS;
  long[][] leaves = NO_LEAVES;
  int[] bases = {};
  // Pages of the group that have a value, in the leaf and by themselves.
  private int[] populations = {};
  private int shift = 63;
  // Pages that are in no leaf's window.
  final LonePages lone = new LonePages();
  final NearLeaves near = new NearLeaves();
  private long[] located = NO_TAGS;
  private long size;
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
    if (slot >= 0) {
      int index = ((int) page & LEAF_MASK) - bases[slot];
      if (index >= 0 && index < leaves[slot].length) {
        return leaves[slot][index];
      }
    }
    return lone.get(page);
  }

  /** Where in {@link #located} the value of {@code page} is; -1 where it has no place. */
  int locate(long page) {
    int slot = find(page >>> LEAF_BITS);
    if (slot >= 0) {
      int index = ((int) page & LEAF_MASK) - bases[slot];
      if (index >= 0 && index < leaves[slot].length) {
        located = leaves[slot];
        return index;
      }
    }
    located = lone.words();
    return lone.indexOf(page);
  }

  /** The words that {@link #locate} found the value in. */
  long[] located() {
    return located;
  }

  /** Sets the value of {@code page}; 0 forgets it. */
  public void set(long page, long value) {
    int slot = find(page >>> LEAF_BITS);
    if (slot >= 0) {
      int index = ((int) page & LEAF_MASK) - bases[slot];
      long[] leaf = leaves[slot];
      if (index >= 0 && index < leaf.length) {
        if ((leaf[index] == 0) != (value == 0)) {
          populations[slot] += value == 0 ? -1 : 1;
          size += value == 0 ? -1 : 1;
        }
        leaf[index] = value;
        return;
      }
    }
    setAlone(page, slot, value);
  }

  /** Sets a page that is in no window; {@code slot} is that of its group's leaf, or -1. */
  private void setAlone(long page, int slot, long value) {
    if (value == 0) {
      if (lone.remove(page) != 0) {
        size--;
        if (slot >= 0) {
          populations[slot]--;
        }
      }
      return;
    }
    int index = lone.indexOf(page);
    if (index >= 0) {
      lone.words()[index] = value;
      return;
    }
    size++;
    if (slot < 0) {
      lone.add(page, value);
      gather(page);
      return;
    }
    populations[slot]++;
    if (widen(slot, (int) page & LEAF_MASK)) {
      leaves[slot][((int) page & LEAF_MASK) - bases[slot]] = value;
    } else {
      lone.add(page, value);
    }
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
    PageSearch.search(
        this,
        first,
        last,
        (page, value) -> {
          visitor.visit(page, value);
          return false;
        });
  }

  /** How many pages from {@code first} to {@code last} have a value with all {@code bits} set. */
  public long count(long first, long last, long bits) {
    return PageSearch.count(this, first, last, bits);
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
    return PageSearch.firstOther(this, first, last, absent, mask, wanted);
  }

  /** How many pages have a value. */
  public long size() {
    return size;
  }

  /** Visits all pages that have a value, in ascending order. */
  public void forEach(Visitor visitor) {
    forEach(0, PageReference.MAXIMUM_PAGE, visitor);
  }

  /** The bytes allocated for values and to find them. */
  long bytes() {
    long leafWords = Arrays.stream(leaves).mapToLong(leaf -> leaf == null ? 0 : leaf.length).sum();
    return Long.BYTES * leafWords
        + (Long.BYTES + 3L * Integer.BYTES) * tags.length
        + (Long.BYTES + Integer.BYTES) * (long) near.places()
        + (2L * Long.BYTES + Character.BYTES) * lone.places();
  }

  /** The slot of the leaf with this number, or -1. */
  int find(long leaf) {
    int mask = tags.length - 1;
    int slot = (int) (leaf * HASH >>> shift) & mask;
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

  /** Makes a leaf where the page, which is alone, has neighbours, or its group many pages. */
  private void gather(long page) {
    int most = lone.most(page >>> LEAF_BITS);
    if (most < LEAST_PAGES) {
      return;
    }
    long first = page & -SMALLEST_WINDOW;
    int absent = 0;
    for (int i = 0; i < SMALLEST_WINDOW && absent <= SMALLEST_WINDOW - LEAST_PAGES; i++) {
      absent += lone.indexOf(first + i) < 0 ? 1 : 0;
    }
    if (absent <= SMALLEST_WINDOW - LEAST_PAGES) {
      insert(page);
    } else if (most % MANY_PAGES == 0 && lone.population(page >>> LEAF_BITS) >= MANY_PAGES) {
      resize(insert(page), 0, FULL);
    }
  }

  /** Makes the leaf of a page's group, which has none, around the page; returns its slot. */
  private int insert(long page) {
    if (2 * (count + 1) > tags.length) {
      rehash();
    }
    long group = page >>> LEAF_BITS;
    int population = lone.population(group);
    count++;
    int slot = emptySlot(group);
    tags[slot] = group + 1;
    leaves[slot] = new long[SMALLEST_WINDOW];
    bases[slot] = (int) page & LEAF_MASK & -SMALLEST_WINDOW;
    populations[slot] = population;
    takeIn(slot, bases[slot], bases[slot] + SMALLEST_WINDOW);
    return slot;
  }

  /** Moves the pages that were alone from the offset {@code from} to before {@code to}. */
  private void takeIn(int slot, int from, int to) {
    long group = tags[slot] - 1;
    for (int offset = from; offset < to && lone.most(group) > 0; offset++) {
      long value = lone.remove(group << LEAF_BITS | offset);
      if (value != 0) {
        leaves[slot][offset - bases[slot]] = value;
      }
    }
  }

  private int emptySlot(long leaf) {
    int slot = (int) (leaf * HASH >>> shift) & tags.length - 1;
    while (tags[slot] != 0) {
      slot = (slot + 1) & (tags.length - 1);
    }
    return slot;
  }

  /** Widens a window to an offset outside of it, unless its group has too few pages. */
  private boolean widen(int slot, int offset) {
    int wide = leaves[slot].length;
    int base = bases[slot];
    do {
      wide *= 2;
      base &= -wide;
    } while (offset < base || offset >= base + wide);
    if (wide > WORDS_FOR_A_PAGE * populations[slot]) {
      return false;
    }
    resize(slot, base, wide);
    return true;
  }

  private void resize(int slot, int base, int wide) {
    long[] narrow = leaves[slot];
    int oldBase = bases[slot];
    leaves[slot] = new long[wide];
    System.arraycopy(narrow, 0, leaves[slot], oldBase - base, narrow.length);
    bases[slot] = base;
    takeIn(slot, base, oldBase);
    takeIn(slot, oldBase + narrow.length, base + wide);
    if (wide == FULL) {
      full++;
      bringNear(slot);
    }
  }

  private void bringNear(int slot) {
    near.put(tags[slot] - 1, leaves[slot], full, tags, leaves);
  }

  /** A leaf is gone. */
  private void forget(int slot) {
    full -= leaves[slot].length == FULL ? 1 : 0;
    near.remove(tags[slot] - 1);
  }

  /** So many searches led to pages that are not near; the last of them may be brought near. */
  void searched(int times, long page) {
    searches += times;
    if (searches < OFTEN) {
      return;
    }
    searches = 0;
    int slot = find(page >>> LEAF_BITS);
    if (slot >= 0 && leaves[slot].length == FULL) {
      bringNear(slot);
    } else if (FULL * (full + 1L) <= BUSY_WORDS + BUSY_WORDS_FOR_A_PAGE * size) {
      resize(slot < 0 ? insert(page) : slot, 0, FULL);
    }
  }

  private void rehash() {
    long[] oldTags = tags;
    long[][] oldLeaves = leaves;
    int[] oldBases = bases;
    int[] oldPopulations = populations;
    int live = 0;
    for (int i = 0; i < oldTags.length; i++) {
      if (oldTags[i] != 0 && oldPopulations[i] == 0) {
        forget(i);
        oldTags[i] = 0;
      }
      live += oldTags[i] == 0 ? 0 : 1;
    }
    int slots = Math.max(4, Integer.highestOneBit(4 * (live + 1) - 1));
    tags = new long[slots];
    leaves = new long[slots][];
    bases = new int[slots];
    populations = new int[slots];
    shift = 64 - Integer.numberOfTrailingZeros(slots);
    count = live;
    for (int i = 0; i < oldTags.length; i++) {
      if (oldTags[i] != 0) {
        int slot = emptySlot(oldTags[i] - 1);
        tags[slot] = oldTags[i];
        leaves[slot] = oldLeaves[i];
        bases[slot] = oldBases[i];
        populations[slot] = oldPopulations[i];
      }
    }
  }
}
