package org.faultline.memory.textbook;

import java.util.function.IntConsumer;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.PageMap;

/**
 * The page-table pages of one process that are in frames, each with its share count: the number of
 * resident pages, or tables of the level below, that it maps. A table is brought in at the first
 * touch below it and leaves when its share count returns to zero (WINDOWS-VM.md 1.3).
 *
 * <p>A table is named by a key: its level (1 is the lowest) and the page number without the bits
 * that it and the levels below resolve.
 */
final class TextbookTables {
  private static final int LEVEL_SHIFT = 33;

  private final int levels;
  private final int bits;
  private final PageMap tables = new PageMap();
  private int present;

  TextbookTables(AddressLayout layout) {
    levels = layout.levels();
    bits = layout.bitsPerLevel();
  }

  int present() {
    return present;
  }

  /** The key of the highest table above {@code page} that is missing, or -1. */
  long missing(long page) {
    for (int level = levels; level >= 1; level--) {
      long key = key(page, level);
      if (tables.get(key) == 0) {
        return key;
      }
    }
    return -1;
  }

  /** How many tables above the pages from {@code first} to {@code last} are missing. */
  long missing(long first, long last) {
    long missing = 0;
    for (int level = 1; level <= levels; level++) {
      long lowest = key(first, level);
      long highest = key(last, level);
      missing += highest - lowest + 1 - tables.count(lowest, highest);
    }
    return missing;
  }

  /** Puts the table {@code key} into {@code frame}; the tables above it are present. */
  void place(long key, int frame) {
    tables.set(key, frame + 1L);
    present++;
    if (levelOf(key) < levels) {
      share(parent(key), 1);
    }
  }

  /** Counts a page that became resident. */
  void shareFor(long page) {
    share(key(page, 1), 1);
  }

  /** Counts a page that left; every table that nothing uses any more goes to {@code released}. */
  void unshareFor(long page, IntConsumer released) {
    share(key(page, 1), -1);
    releaseUnused(page, released);
  }

  /**
   * Every table above {@code page} that is there and that nothing uses goes to {@code released}.
   */
  void releaseUnused(long page, IntConsumer released) {
    for (int level = 1; level <= levels; level++) {
      long key = key(page, level);
      long value = tables.get(key);
      if (value >>> 32 != 0) {
        return;
      }
      if (value != 0) {
        tables.set(key, 0);
        present--;
        if (level < levels) {
          share(parent(key), -1);
        }
        released.accept((int) value - 1);
      }
    }
  }

  /** Gives every table's frame to {@code released} and forgets them; in ascending order of key. */
  void releaseAll(IntConsumer released) {
    tables.forEach(
        (key, value) -> {
          tables.set(key, 0);
          released.accept((int) value - 1);
        });
    present = 0;
  }

  private void share(long key, int change) {
    long value = tables.get(key);
    if (value == 0 || (value >>> 32) + change < 0) {
      throw new IllegalStateException("the share count of a page table does not add up");
    }
    tables.set(key, value + ((long) change << 32));
  }

  private long key(long page, int level) {
    return (long) level << LEVEL_SHIFT | page >>> level * bits;
  }

  private long parent(long key) {
    int level = levelOf(key);
    return (level + 1L) << LEVEL_SHIFT | (key & (1L << LEVEL_SHIFT) - 1) >>> bits;
  }

  private int levelOf(long key) {
    return (int) (key >>> LEVEL_SHIFT);
  }
}
