package org.faultline.memory.frames;

import java.util.stream.LongStream;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.PageMap;

/**
 * Where the page tables of one process are, and how many of the entries of each are in frames
 * (shares) or are anything at all (used), as WINDOWS-VM.md 1.3 has it.
 *
 * <p>A table is named by a key: its level (1 is the lowest) and the page number without the bits
 * that it and the levels below resolve. A value holds the place, the shares in bits 34 to 45 and
 * the used entries in bits 46 to 57.
 */
final class TableDirectory {
  static final int LEVEL_SHIFT = 33;
  private static final int SHARES_SHIFT = 34;
  private static final int USED_SHIFT = 46;
  private static final int COUNT_MASK = (1 << 12) - 1;

  private final int levels;
  private final int bits;
  private final PageMap tables = new PageMap();
  private int inFrames;

  TableDirectory(AddressLayout layout) {
    levels = layout.levels();
    bits = layout.bitsPerLevel();
  }

  int levels() {
    return levels;
  }

  /** The key of the table of {@code level} above {@code page}. */
  long key(long page, int level) {
    return (long) level << LEVEL_SHIFT | page >>> level * bits;
  }

  boolean isRoot(long key) {
    return levelOf(key) == levels;
  }

  /** The key of the table above the table {@code key}, which is not the root. */
  long parent(long key) {
    int level = levelOf(key);
    return (level + 1L) << LEVEL_SHIFT | (key & (1L << LEVEL_SHIFT) - 1) >>> bits;
  }

  private static int levelOf(long key) {
    return (int) (key >>> LEVEL_SHIFT);
  }

  long place(long key) {
    return tables.get(key) & PagePlace.MASK;
  }

  void place(long key, long place) {
    long value = tables.get(key);
    inFrames += PagePlace.what(place) == PagePlace.FRAME ? 1 : 0;
    inFrames -= PagePlace.what(value) == PagePlace.FRAME ? 1 : 0;
    tables.set(key, value & ~PagePlace.MASK | place);
  }

  /** Tables in frames. */
  int inFrames() {
    return inFrames;
  }

  /** Entries of the table that are in frames. */
  int shares(long key) {
    return (int) (tables.get(key) >>> SHARES_SHIFT) & COUNT_MASK;
  }

  /** Entries of the table that are anything at all. */
  int used(long key) {
    return (int) (tables.get(key) >>> USED_SHIFT) & COUNT_MASK;
  }

  /** Changes the number of shares; returns the new one. */
  int share(long key, int change) {
    return count(key, SHARES_SHIFT, change);
  }

  /** Changes the number of used entries; returns the new one. */
  int use(long key, int change) {
    return count(key, USED_SHIFT, change);
  }

  private int count(long key, int shift, int change) {
    long value = tables.get(key);
    int after = ((int) (value >>> shift) & COUNT_MASK) + change;
    if (after < 0 || after > 1 << bits) {
      throw new IllegalStateException("the counts of a page table do not add up");
    }
    tables.set(key, value + ((long) change << shift));
    return after;
  }

  /** Tables above the pages from {@code first} to {@code last} that are in no frame. */
  long absent(long first, long last) {
    long absent = 0;
    for (int level = 1; level <= levels; level++) {
      for (long key = key(first, level); key <= key(last, level); key++) {
        absent += PagePlace.what(tables.get(key)) == PagePlace.FRAME ? 0 : 1;
      }
    }
    return absent;
  }

  /** Tables that are somewhere and of which no entry is anything, in ascending order. */
  long[] unused() {
    LongStream.Builder keys = LongStream.builder();
    tables.forEach(
        (key, value) -> {
          if (PagePlace.what(value) != PagePlace.NOWHERE && used(key) == 0) {
            keys.add(key);
          }
        });
    return keys.build().toArray();
  }

  /** Visits the tables above the pages from {@code first} to {@code last}, the lowest first. */
  void forEachAbove(long first, long last, PageMap.Visitor visitor) {
    for (int level = 1; level <= levels; level++) {
      tables.forEach(key(first, level), key(last, level), visitor);
    }
  }

  void forEach(PageMap.Visitor visitor) {
    tables.forEach(visitor);
  }
}
