package org.faultline.actors.stall;

/**
 * Finds when a machine began to thrash. It does once at least half of the usable CPU time of two
 * seconds was lost to thrashing; it began with the first 100 ms of these of which half was lost.
 */
final class ThrashingOnset {
  /** How long a period is, in nanoseconds. */
  static final long PERIOD_NANOS = 100_000_000;

  private static final int PERIODS = 20;
  private static final double LOST = 0.5;

  private final double[] lost = new double[PERIODS];
  private double sum;
  private long periods;
  private long onsetNanos = -1;

  /** In the period that ends now this part of the usable CPU time was lost to thrashing. */
  void endPeriod(double share) {
    int slot = (int) (periods % PERIODS);
    sum += share - lost[slot];
    lost[slot] = share;
    periods++;
    if (onsetNanos < 0 && periods >= PERIODS && sum >= LOST * PERIODS) {
      long first = periods - PERIODS;
      while (lost[(int) (first % PERIODS)] < LOST) {
        first++;
      }
      onsetNanos = first * PERIOD_NANOS;
    }
  }

  /** When it began; -1 where it did not. */
  long onsetNanos() {
    return onsetNanos;
  }
}
