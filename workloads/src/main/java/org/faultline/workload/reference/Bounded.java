package org.faultline.workload.reference;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Unbiased draws below a bound by multiplication (Lemire, "Fast random integer generation in an
 * interval", ACM TOMACS 29, 2019).
 *
 * <p>A draw x gives the number floor(x n / 2^64). The low half of the product x n, given that
 * number, is still uniform over at least 2^64 / n - 1 evenly spaced values, so it can decide
 * something else.
 */
final class Bounded {
  private Bounded() {}

  /** floor(x n / 2^64) with x unsigned and n at least 0. */
  static long high(long x, long n) {
    return Math.multiplyHigh(x, n) + (x >> 63 & n);
  }

  /** The low halves of products below this bound, unsigned, are rejected: 2^64 mod n. */
  static long rejected(long n) {
    return Long.remainderUnsigned(-n, n);
  }

  /** A uniform number from 0 to n - 1. */
  static long next(UniformRandomProvider random, long n) {
    long rejected = rejected(n);
    long x = random.nextLong();
    while (Long.compareUnsigned(x * n, rejected) < 0) {
      x = random.nextLong();
    }
    return high(x, n);
  }
}
