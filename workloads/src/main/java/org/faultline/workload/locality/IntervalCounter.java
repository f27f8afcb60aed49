package org.faultline.workload.locality;

/** Counts intervals between references to the same page, in memory that does not grow with them. */
final class IntervalCounter {
  private final Windows windows;
  private final long[] counts;
  private final long[] sums;

  IntervalCounter(Windows windows) {
    this.windows = windows;
    counts = new long[windows.brackets()];
    sums = new long[windows.brackets()];
  }

  /** Counts {@code times} intervals of so many references, each at least 1. */
  void add(long interval, long times) {
    int bracket = windows.bracket(interval);
    counts[bracket] += times;
    sums[bracket] += interval * times;
  }

  /**
   * The curve of a string of {@code references}, whose first touches were {@code cold}.
   *
   * @param ends the intervals from the last use of each page to the end of the string
   */
  WorkingSetCurve curve(long references, long cold, IntervalCounter ends) {
    int length = 0;
    while (length < counts.length && (length == 0 || windows.bound(length - 1) < references)) {
      length++;
    }
    long[] bounds = new long[length];
    long[] faults = new long[length];
    long[] sizes = new long[length];
    long longer = references;
    long longerInside = references - cold;
    long shorterSum = 0;
    for (int i = 0; i < length; i++) {
      bounds[i] = windows.bound(i);
      longerInside -= counts[i];
      longer -= counts[i] + ends.counts[i];
      shorterSum += sums[i] + ends.sums[i];
      faults[i] = longerInside + cold;
      // Slutz and Traiger 1974: a reference keeps its page for the window or until the next one.
      sizes[i] = shorterSum + bounds[i] * longer;
    }
    return new WorkingSetCurve(references, bounds, faults, sizes);
  }
}
