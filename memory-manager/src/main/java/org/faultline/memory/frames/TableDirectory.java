package org.faultline.memory.frames;

import java.util.stream.LongStream;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.PageMap;

/**
 * Where the page tables of one process are, and how many of the entries of each are in frames
 * (shares) or are anything at all (used), as docs/windows.md W104 to W106 have it.
 *
 * <p>A table is named by a key: its level (1 is the lowest) and the page number without the bits
 * that it and the levels below resolve. A value holds the place, the shares in bits 34 to 45 and
 * the used entries in bits 46 to 57.
 */
public final class TableDirectory {
  private static final int LEVEL_SHIFT = 33;
  private static final int SHARES_SHIFT = 34;
  private static final int USED_SHIFT = 46;
  private static final int COUNT_MASK = (1 << 12) - 1;

  private final int levels;
  private final int bits;
  private final PageMap tables = new PageMap();
  private int inFrames;

  /** A directory of tables that are all nowhere. */
  public TableDirectory(AddressLayout layout) {
    levels = layout.levels();
    bits = layout.bitsPerLevel();
  }

  /** Levels of tables; the root is at the highest. */
  public int levels() {
    return levels;
  }

  /** The key of the table of {@code level} above {@code page}. */
  public long key(long page, int level) {
    return (long) level << LEVEL_SHIFT | page >>> level * bits;
  }

  /** Whether it is the key of the root. */
  public boolean isRoot(long key) {
    return levelOf(key) == levels;
  }

  /** The key of the table above the table {@code key}, which is not the root. */
  public long parent(long key) {
    int level = levelOf(key);
    return (level + 1L) << LEVEL_SHIFT | (key & (1L << LEVEL_SHIFT) - 1) >>> bits;
  }

  private static int levelOf(long key) {
    return (int) (key >>> LEVEL_SHIFT);
  }

  /** Where the table is: a {@link PagePlace} without a stamp. */
  public long place(long key) {
    return tables.get(key) & PagePlace.MASK;
  }

  /** Says where the table is. */
  public void place(long key, long place) {
    long value = tables.get(key);
    inFrames += PagePlace.what(place) == PagePlace.FRAME ? 1 : 0;
    inFrames -= PagePlace.what(value) == PagePlace.FRAME ? 1 : 0;
    tables.set(key, value & ~PagePlace.MASK | place);
  }

  /** Forgets the table, which is in a frame, with its counts. */
  public void forget(long key) {
    tables.set(key, 0);
    inFrames--;
  }

  /** The place of the table in the {@link PagePlace#MASK} bits, and its counts above. */
  public long entry(long key) {
    return tables.get(key);
  }

  /** Tables in frames. */
  public int inFrames() {
    return inFrames;
  }

  /** Entries of the table that are in frames. */
  public int shares(long key) {
    return sharesOf(tables.get(key));
  }

  /** Entries that are in frames, of the table with this {@link #entry}. */
  public static int sharesOf(long entry) {
    return (int) (entry >>> SHARES_SHIFT) & COUNT_MASK;
  }

  /** Entries of the table that are anything at all. */
  public int used(long key) {
    return (int) (tables.get(key) >>> USED_SHIFT) & COUNT_MASK;
  }

  /** Changes the number of shares; returns the new one. */
  public int share(long key, int change) {
    return count(key, SHARES_SHIFT, change);
  }

  /** Changes the number of used entries; returns the new one. */
  public int use(long key, int change) {
    return count(key, USED_SHIFT, change);
  }

  private int count(long key, int shift, int change) {
    long value = tables.get(key);
    int after = ((int) (value >>> shift) & COUNT_MASK) + change;
    if (value == 0 || after < 0 || after > 1 << bits) {
      throw new IllegalStateException("the counts of a page table do not add up");
    }
    tables.set(key, value + ((long) change << shift));
    return after;
  }

  /** Tables above the pages from {@code first} to {@code last} that are in no frame. */
  public long absent(long first, long last) {
    long[] absent = new long[1];
    for (int level = 1; level <= levels; level++) {
      absent[0] += key(last, level) - key(first, level) + 1;
    }
    forEachAbove(first, last, (key, value) -> absent[0] -= PagePlace.frame(value) < 0 ? 0 : 1);
    return absent[0];
  }

  /** Tables that are somewhere and of which no entry is anything, in ascending order. */
  public long[] unused() {
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
  public void forEachAbove(long first, long last, PageMap.Visitor visitor) {
    for (int level = 1; level <= levels; level++) {
      tables.forEach(key(first, level), key(last, level), visitor);
    }
  }

  /** Visits all tables that are somewhere, with their {@link #entry}. */
  public void forEach(PageMap.Visitor visitor) {
    tables.forEach(visitor);
  }
}
