package org.faultline.workload.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Keeps a list of page ranges within its limit. */
final class Ranges {
  private Ranges() {}

  /**
   * At most {@code limit} ranges that cover {@code ranges}: the smallest gaps are closed first, of
   * equal gaps the lower ones.
   */
  static List<RecordedRange> limited(List<RecordedRange> ranges, int limit) {
    int close = ranges.size() - limit;
    if (close <= 0) {
      return ranges;
    }
    long[] gaps = new long[ranges.size() - 1];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = ranges.get(i + 1).first() - ranges.get(i).end();
    }
    long[] sorted = gaps.clone();
    Arrays.sort(sorted);
    long widest = sorted[close - 1];
    int closeOfWidest = close;
    for (int i = 0; i < close && sorted[i] < widest; i++) {
      closeOfWidest--;
    }
    List<RecordedRange> joined = new ArrayList<>(limit);
    RecordedRange current = ranges.get(0);
    for (int i = 0; i < gaps.length; i++) {
      RecordedRange next = ranges.get(i + 1);
      boolean join = gaps[i] < widest || (gaps[i] == widest && closeOfWidest-- > 0);
      if (join) {
        current = new RecordedRange(current.first(), next.end() - current.first());
      } else {
        joined.add(current);
        current = next;
      }
    }
    joined.add(current);
    return joined;
  }
}
