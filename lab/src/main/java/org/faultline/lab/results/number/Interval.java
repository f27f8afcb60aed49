package org.faultline.lab.results.number;

import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A mean with its confidence interval of 95 %, by Student's t.
 *
 * @param halfWidth what the mean may be off; infinite for a single value
 * @param n how many values, at least 1
 */
public record Interval(double mean, double halfWidth, int n) {
  private static final double UPPER = 0.975;

  /** The interval of independent values. */
  public static Interval of(double... values) {
    double mean = Mean.of(values).getAsDouble();
    if (values.length < 2) {
      return new Interval(mean, Double.POSITIVE_INFINITY, values.length);
    }
    double deviation = StandardDeviation.of(values).getAsDouble();
    double t = TDistribution.of(values.length - 1).inverseCumulativeProbability(UPPER);
    return new Interval(mean, t * deviation / Math.sqrt(values.length), values.length);
  }

  /** Whether zero lies in it. */
  public boolean coversZero() {
    return Math.abs(mean) <= halfWidth;
  }
}
