package org.faultline.actors.memory;

import org.HdrHistogram.Histogram;

/**
 * The MemoryManager as a server with one queue in virtual time: a request waits until those before
 * it are served. Requests must come in order of time.
 */
public final class ServiceDesk {
  private static final int SIGNIFICANT_DIGITS = 3;

  private final Histogram waitNanos = new Histogram(SIGNIFICANT_DIGITS);
  private final Histogram sojournNanos = new Histogram(SIGNIFICANT_DIGITS);
  private long busyUntil;
  private long busyNanos;
  private long waitTotalNanos;
  private long sojournTotalNanos;
  private long lastArrival;
  private long began;

  /** Serves a request that arrived at {@code arrival}; returns when its service ends. */
  public long serve(long arrival, long serviceNanos) {
    if (arrival < lastArrival) {
      throw new IllegalStateException(
          "a request of %d ns came after one of %d ns".formatted(arrival, lastArrival));
    }
    lastArrival = arrival;
    began = Math.max(arrival, busyUntil);
    busyUntil = began + serviceNanos;
    busyNanos += serviceNanos;
    waitTotalNanos += began - arrival;
    sojournTotalNanos += busyUntil - arrival;
    waitNanos.recordValue(began - arrival);
    sojournNanos.recordValue(busyUntil - arrival);
    return busyUntil;
  }

  /** When the service of the last request began. */
  public long began() {
    return began;
  }

  /** Forgets what was measured so far: the measured window begins. */
  public void startWindow(long now) {
    busyNanos = Math.max(0, busyUntil - now);
    waitTotalNanos = 0;
    sojournTotalNanos = 0;
    waitNanos.reset();
    sojournNanos.reset();
  }

  /** What was measured since the window began. */
  public Report report(long now) {
    return new Report(
        waitNanos.getTotalCount(),
        busyNanos - Math.max(0, busyUntil - now),
        waitTotalNanos,
        sojournTotalNanos,
        waitNanos.copy(),
        sojournNanos.copy());
  }

  /**
   * Requests served and the time that they took, in nanoseconds.
   *
   * @param busyNanos time in service
   */
  public record Report(
      long requests,
      long busyNanos,
      long waitNanos,
      long sojournNanos,
      Histogram waits,
      Histogram sojourns) {}
}
