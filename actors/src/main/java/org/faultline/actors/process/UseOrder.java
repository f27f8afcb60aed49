package org.faultline.actors.process;

import java.util.Arrays;
import org.faultline.memory.address.PageTable;
import org.faultline.memory.address.Pte;

/**
 * The pages that a process used since the last report, in order of their last use. A page enters at
 * its first use; what it is stamped with says when it was used last. Bounded by distinct pages, and
 * by {@value #MOST}.
 */
final class UseOrder {
  private static final int MOST = 1 << 20;
  private static final int INDEX_BITS = 24;
  private static final long INDEX = (1L << INDEX_BITS) - 1;
  private static final int STAMP_TO_KEY = INDEX_BITS - Pte.STAMP_SHIFT;

  private final PageTable table;
  private long[] pages = new long[16];
  private long[] keys = new long[16];
  private int size;

  UseOrder(PageTable table) {
    this.table = table;
  }

  /** The page is used for the first time since the last report. */
  void add(long page) {
    if (size == pages.length) {
      pages = Arrays.copyOf(pages, 2 * size);
      keys = new long[2 * size];
    }
    pages[size++] = page;
  }

  /** The page, which was added, is used. */
  void use(long page) {
    makeRoom(1);
    table.use(page);
  }

  /** Whether a report is due before more pages are added. */
  boolean isFull() {
    return size >= MOST;
  }

  /** Makes sure that so many uses can be told apart by their stamps; fewer than {@value #MOST}. */
  void makeRoom(int uses) {
    if (table.usesLeft() < uses) {
      sort();
      for (int i = 0; i < size; i++) {
        keys[i] = pages[(int) (keys[i] & INDEX)];
      }
      table.renumber(keys, size);
    }
  }

  /** Adds the frames of the pages in order of last use; no page counts as used afterwards. */
  void takeInto(FrameList frames) {
    if (size == 0) {
      return;
    }
    sort();
    for (int i = 0; i < size; i++) {
      frames.add(Pte.frame(table.get(pages[(int) (keys[i] & INDEX)])));
    }
    size = 0;
    table.nextEpoch();
  }

  /** Puts the indices of the pages into the keys, in order of the pages' stamps. */
  private void sort() {
    for (int i = 0; i < size; i++) {
      keys[i] = (table.get(pages[i]) & Pte.STAMP) << STAMP_TO_KEY | i;
    }
    Arrays.sort(keys, 0, size);
  }
}
