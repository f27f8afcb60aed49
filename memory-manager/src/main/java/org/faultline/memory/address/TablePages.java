package org.faultline.memory.address;

/**
 * Which page-table pages a process is charged for: those with a committed page below them, the root
 * included (WINDOWS-VM.md 5.2).
 *
 * <p>Keeps the number of committed pages below each table page of each level; where table pages are
 * free, keeps nothing and charges nothing.
 */
final class TablePages {
  private final int bits;
  private final PageMap[] committedBelow;
  private long charged;

  /** Counts the committed pages of a range; the range lies inside one region. */
  @FunctionalInterface
  interface CommittedPages {
    long in(long first, long last);
  }

  TablePages(AddressLayout layout, boolean charge) {
    bits = layout.bitsPerLevel();
    committedBelow = new PageMap[charge ? layout.levels() : 0];
    for (int i = 0; i < committedBelow.length; i++) {
      committedBelow[i] = new PageMap();
    }
  }

  /** The table pages charged. */
  long charged() {
    return charged;
  }

  /** The table pages to charge once all pages from {@code first} to {@code last} are committed. */
  long missing(long first, long last) {
    long missing = 0;
    for (int level = 0; level < committedBelow.length; level++) {
      int shift = bits * (level + 1);
      long tables = (last >>> shift) - (first >>> shift) + 1;
      missing += tables - committedBelow[level].count(first >>> shift, last >>> shift);
    }
    return missing;
  }

  /** The table pages to return once no page from {@code first} to {@code last} is committed. */
  long freed(long first, long last, CommittedPages committed) {
    long freed = 0;
    for (int level = 0; level < committedBelow.length; level++) {
      int shift = bits * (level + 1);
      long lowest = first >>> shift;
      long highest = last >>> shift;
      freed += freedAt(level, lowest, first, last, committed);
      if (highest > lowest) {
        freed += freedAt(level, highest, first, last, committed);
        if (highest - lowest > 1) {
          freed += committedBelow[level].count(lowest + 1, highest - 1);
        }
      }
    }
    return freed;
  }

  private int freedAt(int level, long table, long first, long last, CommittedPages committed) {
    int shift = bits * (level + 1);
    long below = committedBelow[level].get(table);
    long from = Math.max(first, table << shift);
    long to = Math.min(last, (table + 1 << shift) - 1);
    return below > 0 && below == committed.in(from, to) ? 1 : 0;
  }

  /** The pages from {@code first} to {@code last} were not all committed and now are. */
  void commit(long first, long last, CommittedPages before) {
    change(first, last, (from, to) -> to - from + 1 - before.in(from, to));
  }

  /** The pages from {@code first} to {@code last} are no longer committed. */
  void decommit(long first, long last, CommittedPages before) {
    change(first, last, (from, to) -> -before.in(from, to));
  }

  private void change(long first, long last, CommittedPages delta) {
    if (committedBelow.length == 0) {
      return;
    }
    for (long table = first >>> bits; table <= last >>> bits; table++) {
      long from = Math.max(first, table << bits);
      long to = Math.min(last, (table + 1 << bits) - 1);
      long pages = delta.in(from, to);
      if (pages != 0) {
        add(table, pages);
      }
    }
  }

  private void add(long lowestTable, long pages) {
    for (int level = 0; level < committedBelow.length; level++) {
      long table = lowestTable >>> bits * level;
      long before = committedBelow[level].get(table);
      long after = before + pages;
      if (after < 0) {
        throw new IllegalStateException("a table page with " + after + " committed pages below");
      }
      committedBelow[level].set(table, after);
      charged += (after > 0 ? 1 : 0) - (before > 0 ? 1 : 0);
    }
  }
}
