package org.faultline.workload.locality;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * Brackets between windows: an interval is in the bracket of the smallest window that it does not
 * exceed. Windows up to 256 are each their own; beyond, there are 128 in each doubling.
 */
final class Windows {
  private static final int EXACT_BITS = 8;
  private static final int HIGHEST_BIT = 62;

  private final long[] bounds;
  private final int[] firstBracket;

  /** The usual windows and {@code more}, each at least 1. */
  Windows(long... more) {
    int cells = cell(1L << HIGHEST_BIT) + 1;
    long[] usual = new long[cells - 1];
    for (int i = 1; i < cells; i++) {
      usual[i - 1] = upper(i);
    }
    bounds =
        LongStream.concat(Arrays.stream(usual), Arrays.stream(more)).sorted().distinct().toArray();
    firstBracket = new int[cells + 1];
    for (int i = 1; i < cells; i++) {
      int found = Arrays.binarySearch(bounds, i == 1 ? 1 : upper(i - 1) + 1);
      firstBracket[i] = found >= 0 ? found : -found - 1;
    }
  }

  /** The cell of an interval: its upper bits. */
  private static int cell(long interval) {
    if (interval <= 1 << EXACT_BITS) {
      return (int) interval;
    }
    long below = interval - 1;
    int shift = 63 - Long.numberOfLeadingZeros(below) - (EXACT_BITS - 1);
    return (shift << EXACT_BITS - 1) + (int) (below >>> shift) + 1;
  }

  /** The greatest interval in {@code cell}. */
  private static long upper(int cell) {
    if (cell <= 1 << EXACT_BITS) {
      return cell;
    }
    int shift = (cell - 1 >> EXACT_BITS - 1) - 1;
    long top = cell - 1 - ((long) shift << EXACT_BITS - 1);
    return top + 1 << shift;
  }

  int brackets() {
    return bounds.length;
  }

  /** The greatest interval in {@code bracket}. */
  long bound(int bracket) {
    return bounds[bracket];
  }

  /** The bracket of {@code interval}, at least 1. */
  int bracket(long interval) {
    int bracket = firstBracket[cell(interval)];
    while (interval > bounds[bracket]) {
      bracket++;
    }
    return bracket;
  }
}
