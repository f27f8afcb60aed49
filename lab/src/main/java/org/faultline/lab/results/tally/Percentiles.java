package org.faultline.lab.results.tally;

import java.util.Collection;
import org.HdrHistogram.Histogram;
import org.faultline.lab.results.summary.TimeDistribution;

/** Distributions of times in nanoseconds. */
final class Percentiles {
  private static final int SIGNIFICANT_DIGITS = 3;

  private Percentiles() {}

  /** All of {@code parts} as one. */
  static Histogram sum(Collection<Histogram> parts) {
    Histogram sum = new Histogram(SIGNIFICANT_DIGITS);
    parts.forEach(sum::add);
    return sum;
  }

  /** Count, mean, percentiles and maximum, in nanoseconds; zeros where there is nothing. */
  static TimeDistribution of(Histogram times) {
    return times.getTotalCount() == 0
        ? TimeDistribution.NONE
        : new TimeDistribution(
            times.getTotalCount(),
            Math.round(times.getMean()),
            times.getValueAtPercentile(50),
            times.getValueAtPercentile(90),
            times.getValueAtPercentile(99),
            times.getValueAtPercentile(99.9),
            times.getMaxValue());
  }
}
