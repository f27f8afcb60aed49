package org.faultline.memory.server;

/**
 * When the requests end that a server with one queue has not finished, earliest first. There are
 * never more than there are processes, since each makes one request at a time.
 */
final class UnfinishedRequests {
  private long[] ends = new long[4];
  private int first;
  private int size;

  /** A request that arrived at {@code arrival} ends at {@code end}, after all others. */
  void add(long arrival, long end) {
    int mask = ends.length - 1;
    while (size > 0 && ends[first] <= arrival) {
      first = (first + 1) & mask;
      size--;
    }
    if (size == ends.length) {
      widen();
      mask = ends.length - 1;
    }
    ends[(first + size++) & mask] = end;
  }

  private void widen() {
    long[] wide = new long[2 * ends.length];
    for (int i = 0; i < size; i++) {
      wide[i] = ends[(first + i) & (ends.length - 1)];
    }
    ends = wide;
    first = 0;
  }

  /** For how long they will still be there after {@code now}, in nanoseconds, in all. */
  long beyond(long now) {
    long sum = 0;
    for (int i = 0; i < size; i++) {
      sum += Math.max(0, ends[(first + i) & (ends.length - 1)] - now);
    }
    return sum;
  }
}
