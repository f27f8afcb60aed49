package org.faultline.memory.address;

/**
 * Which page-table pages a process is charged for: those with a committed page below them, the root
 * included (docs/windows.md W501).
 *
 * <p>Keeps the charged tables of each level as runs; where table pages are free, keeps nothing and
 * charges nothing.
 */
final class TablePages {
  private static final long CHARGED = 1;

  private final int bits;
  private final CommittedPages committed;
  private final Runs[] levels;
  private long charged;

  /** Whether any page of the process from {@code first} to {@code last} is committed. */
  @FunctionalInterface
  interface CommittedPages {
    boolean any(long first, long last);
  }

  TablePages(AddressLayout layout, boolean charge, CommittedPages committed) {
    bits = layout.bitsPerLevel();
    this.committed = committed;
    levels = new Runs[charge ? layout.levels() : 0];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = new Runs(0);
    }
  }

  /** The table pages charged. */
  long charged() {
    return charged;
  }

  /** The table pages to charge once all pages from {@code first} to {@code last} are committed. */
  long missing(long first, long last) {
    long missing = 0;
    for (int level = 0; level < levels.length; level++) {
      long lowest = first >>> bits * (level + 1);
      long highest = last >>> bits * (level + 1);
      missing += highest - lowest + 1 - levels[level].count(lowest, highest, CHARGED);
    }
    return missing;
  }

  /** The table pages to return once no page from {@code first} to {@code last} is committed. */
  long freed(long first, long last) {
    return walkFreed(first, last, (level, lowest, highest) -> {});
  }

  /** The pages from {@code first} to {@code last} become committed, where they are not. */
  void commit(long first, long last) {
    charged += missing(first, last);
    for (int level = 0; level < levels.length; level++) {
      levels[level].set(first >>> bits * (level + 1), last >>> bits * (level + 1), CHARGED);
    }
  }

  /** The pages from {@code first} to {@code last}, which still are, will not be committed. */
  void decommit(long first, long last) {
    charged -=
        walkFreed(first, last, (level, lowest, highest) -> levels[level].set(lowest, highest, 0));
  }

  /** Is told of tables next to each other of one level. */
  @FunctionalInterface
  private interface Tables {
    void at(int level, long lowest, long highest);
  }

  /**
   * Tells of the tables above the pages from {@code first} to {@code last} that nothing else needs,
   * lowest level first; returns how many of them are charged.
   */
  private long walkFreed(long first, long last, Tables freed) {
    long tables = 0;
    long lowest = first;
    long highest = last;
    for (int level = 0; level < levels.length; level++) {
      long from = lowest >>> bits;
      long to = highest >>> bits;
      if (from << bits < lowest && isNeeded(level, from << bits, lowest - 1)) {
        from++;
      }
      long end = (to + 1 << bits) - 1;
      if (from <= to && highest < end && isNeeded(level, highest + 1, end)) {
        to--;
      }
      if (from > to) {
        break;
      }
      tables += levels[level].count(from, to, CHARGED);
      freed.at(level, from, to);
      lowest = from;
      highest = to;
    }
    return tables;
  }

  /** Whether one of the pages, or of the tables below a level, keeps a table of the level. */
  private boolean isNeeded(int level, long first, long last) {
    return level == 0
        ? committed.any(first, last)
        : levels[level - 1].count(first, last, CHARGED) > 0;
  }
}
