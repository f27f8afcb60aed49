package org.faultline.workload.trace;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/** Ranges that ascend and do not overlap, in 16 bytes each; unmodifiable. */
public final class PageRanges extends AbstractList<RecordedRange> implements RandomAccess {
  private final long[] firsts;
  private final long[] ends;

  private PageRanges(long[] firsts, long[] ends) {
    this.firsts = firsts;
    this.ends = ends;
  }

  /** These ranges. */
  public static PageRanges of(List<RecordedRange> ranges) {
    if (ranges instanceof PageRanges same) {
      return same;
    }
    Builder builder = new Builder();
    ranges.forEach(range -> builder.add(range.first(), range.end()));
    return builder.build();
  }

  /** The first page of the range at {@code index}. */
  public long first(int index) {
    return firsts[index];
  }

  /** The first page number above the range at {@code index}. */
  public long end(int index) {
    return ends[index];
  }

  /** The pages in all ranges. */
  public long pages() {
    long pages = 0;
    for (int i = 0; i < firsts.length; i++) {
      pages += ends[i] - firsts[i];
    }
    return pages;
  }

  /** The ranges, where gaps of at most {@code gap} pages are closed. */
  public PageRanges joined(long gap) {
    Builder joined = new Builder();
    for (int i = 0; i < firsts.length; ) {
      int last = i;
      while (last + 1 < firsts.length && firsts[last + 1] - ends[last] <= gap) {
        last++;
      }
      joined.add(firsts[i], ends[last]);
      i = last + 1;
    }
    return joined.size == firsts.length ? this : joined.build();
  }

  @Override
  public RecordedRange get(int index) {
    return new RecordedRange(firsts[index], ends[index] - firsts[index]);
  }

  @Override
  public int size() {
    return firsts.length;
  }

  /** Collects ranges, the lowest first. */
  static final class Builder {
    private long[] firsts = new long[16];
    private long[] ends = new long[16];
    private int size;

    /** Adds the pages from {@code first} to before {@code end}. */
    void add(long first, long end) {
      if (size == firsts.length) {
        firsts = Arrays.copyOf(firsts, size + size / 2);
        ends = Arrays.copyOf(ends, size + size / 2);
      }
      firsts[size] = first;
      ends[size++] = end;
    }

    PageRanges build() {
      return new PageRanges(Arrays.copyOf(firsts, size), Arrays.copyOf(ends, size));
    }
  }
}
