package org.faultline.memory.server;

/**
 * When the requests end that a server with one queue has not finished, earliest first. There are
 * never more than there are processes, since each makes one request at a time.
 */
final class UnfinishedRequests {
  private long[] endsNanos = new long[4];
  private int first;
  private int size;

  /** A request that arrived at {@code arrivalNanos} ends at {@code endNanos}, after all others. */
  void add(long arrivalNanos, long endNanos) {
    int mask = endsNanos.length - 1;
    while (size > 0 && endsNanos[first] <= arrivalNanos) {
      first = (first + 1) & mask;
      size--;
    }
    if (size == endsNanos.length) {
      widen();
      mask = endsNanos.length - 1;
    }
    endsNanos[(first + size++) & mask] = endNanos;
  }

  private void widen() {
    long[] wide = new long[2 * endsNanos.length];
    for (int i = 0; i < size; i++) {
      wide[i] = endsNanos[(first + i) & (endsNanos.length - 1)];
    }
    endsNanos = wide;
    first = 0;
  }

  /** For how long they will still be there after {@code nowNanos}, in nanoseconds, in all. */
  long nanosBeyond(long nowNanos) {
    long sum = 0;
    for (int i = 0; i < size; i++) {
      sum += Math.max(0, endsNanos[(first + i) & (endsNanos.length - 1)] - nowNanos);
    }
    return sum;
  }
}
