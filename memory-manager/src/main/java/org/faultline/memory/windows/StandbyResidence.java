package org.faultline.memory.windows;

/**
 * Adds up how long pages stay on standby: the time over which the lists had so many pages, by the
 * page. Divided by the pages that left, it is their average stay.
 */
final class StandbyResidence {
  private static final long MICRO = 1_000;

  private long lastNanos;
  private int pages;
  private long pageMicros;
  private long restNanos;

  /** From {@code nowNanos}, in nanoseconds, on there are so many pages on standby. */
  void changes(long nowNanos, int standbyPages) {
    if (nowNanos > lastNanos) {
      long pageNanos = (nowNanos - lastNanos) * pages + restNanos;
      pageMicros += pageNanos / MICRO;
      restNanos = pageNanos % MICRO;
      lastNanos = nowNanos;
    }
    pages = standbyPages;
  }

  /** The sum so far, in microseconds. */
  long pageMicros() {
    return pageMicros;
  }
}
