package org.faultline.workload.program;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Numbers of references with an exponential distribution, in whole references: geometric from 1 on,
 * with exactly the given mean and without memory, by inversion.
 */
final class Geometric {
  private static final double LARGEST = 1L << 60;

  private Geometric() {}

  /** The next number; 1 where the mean is at most 1, which draws nothing. */
  static long next(UniformRandomProvider random, double mean) {
    if (mean <= 1) {
      return 1;
    }
    double survives = StrictMath.log1p(-1 / mean);
    double drawn = StrictMath.ceil(StrictMath.log(1 - random.nextDouble()) / survives);
    return (long) Math.max(1, Math.min(LARGEST, drawn));
  }
}
