package org.faultline.memory.windows;

import java.util.Map;
import java.util.TreeMap;

/**
 * Which pages of a section are committed: all of them, or those that calls have committed so far.
 * None is ever decommitted (docs/windows.md W1408).
 */
final class CommittedPages {
  private final long pages;
  // The last page of each committed run by its first; runs neither touch nor overlap.
  private final TreeMap<Long, Long> runs = new TreeMap<>();
  private long count;

  private CommittedPages(long pages) {
    this.pages = pages;
  }

  /** All of so many pages. */
  static CommittedPages all(long pages) {
    CommittedPages all = new CommittedPages(pages);
    if (pages > 0) {
      all.commit(0, pages - 1);
    }
    return all;
  }

  /** None of so many pages yet. */
  static CommittedPages none(long pages) {
    return new CommittedPages(pages);
  }

  /** Pages in all. */
  long pages() {
    return pages;
  }

  /** How many are committed. */
  long count() {
    return count;
  }

  /** How many of the pages from {@code first} to {@code last} are not. */
  long missing(long first, long last) {
    long[] missing = {last - first + 1};
    forEach(first, last, (from, to) -> missing[0] -= to - from + 1);
    return missing[0];
  }

  /** Commits the pages from {@code first} to {@code last}. */
  void commit(long first, long last) {
    count += missing(first, last);
    long from = first;
    long to = last;
    Map.Entry<Long, Long> below = runs.floorEntry(first);
    if (below != null && below.getValue() >= first - 1) {
      from = below.getKey();
      to = Math.max(to, below.getValue());
    }
    for (Map.Entry<Long, Long> next = runs.higherEntry(from);
        next != null && next.getKey() <= to + 1;
        next = runs.higherEntry(from)) {
      to = Math.max(to, next.getValue());
      runs.remove(next.getKey());
    }
    runs.put(from, to);
  }

  /** Is shown a run of committed pages, both ends included. */
  @FunctionalInterface
  interface RunVisitor {
    void visit(long first, long last);
  }

  /** Visits the committed runs, cut to {@code first} to {@code last}, in ascending order. */
  void forEach(long first, long last, RunVisitor visitor) {
    Map.Entry<Long, Long> run = runs.floorEntry(first);
    if (run == null || run.getValue() < first) {
      run = runs.higherEntry(first);
    }
    for (; run != null && run.getKey() <= last; run = runs.higherEntry(run.getKey())) {
      visitor.visit(Math.max(first, run.getKey()), Math.min(last, run.getValue()));
    }
  }
}
