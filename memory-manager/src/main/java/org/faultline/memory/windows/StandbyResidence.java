package org.faultline.memory.windows;

/**
 * Adds up how long pages stay on standby: the time over which the lists had so many pages, by the
 * page. Divided by the pages that left, it is their average stay.
 */
final class StandbyResidence {
  private static final long MICRO = 1_000;

  private long last;
  private int pages;
  private long pageMicros;
  private long rest;

  /** From {@code now}, in nanoseconds, on there are so many pages on standby. */
  void changes(long now, int standbyPages) {
    if (now > last) {
      long pageNanos = (now - last) * pages + rest;
      pageMicros += pageNanos / MICRO;
      rest = pageNanos % MICRO;
      last = now;
    }
    pages = standbyPages;
  }

  /** The sum so far, in microseconds. */
  long pageMicros() {
    return pageMicros;
  }
}
