package org.faultline.workload.reference;

/**
 * An alias table for Zipf's law: rank r, from 1, has a probability proportional to r^-exponent.
 *
 * <p>Method: Vose, "A linear algorithm for generating random numbers with a given distribution",
 * IEEE TSE 17, 1991. Each column is one {@code long}: the probability of keeping the column, in
 * 2^-40, above the other rank in 24 bits; so a draw costs one look-up. Immutable; shared by all
 * processes.
 */
final class ZipfTable {
  /** The most ranks: a table of 128 MiB. */
  static final int MOST_RANKS = 1 << 24;

  /** Bits of the other rank. */
  static final int ALIAS_BITS = 24;

  static final long ALIAS_MASK = (1L << ALIAS_BITS) - 1;

  private static final double KEEP_SCALE = 0x1p40;
  private static final long KEEP_ALWAYS = (1L << 40) - 1;

  final double exponent;
  final int ranks;
  final long[] columns;

  ZipfTable(double exponent, int ranks) {
    this.exponent = exponent;
    this.ranks = ranks;
    this.columns = columns(weights(exponent, ranks));
  }

  /** Weights proportional to the probabilities, whose mean is 1. */
  private static double[] weights(double exponent, int ranks) {
    double[] weights = new double[ranks];
    double sum = 0;
    // The smallest first, so that small terms are not lost in a large sum.
    for (int i = ranks - 1; i >= 0; i--) {
      weights[i] = StrictMath.pow(i + 1.0, -exponent);
      sum += weights[i];
    }
    for (int i = 0; i < ranks; i++) {
      weights[i] *= ranks / sum;
    }
    return weights;
  }

  private static long[] columns(double[] weights) {
    int ranks = weights.length;
    long[] columns = new long[ranks];
    // Weights fall with the rank: all below 1 lie from `small` on, and the heavy ones before them.
    int small = 0;
    while (small < ranks && weights[small] >= 1) {
      small++;
    }
    int heavy = 0;
    int light = small;
    while (light < ranks && heavy < small) {
      columns[light] = column(weights[light], heavy);
      weights[heavy] -= 1 - weights[light];
      // A heavy rank that has given too much away becomes the next light one.
      while (heavy < small && weights[heavy] < 1) {
        int spent = heavy++;
        if (heavy == small) {
          columns[spent] = column(1, spent);
          break;
        }
        columns[spent] = column(weights[spent], heavy);
        weights[heavy] -= 1 - weights[spent];
      }
      light++;
    }
    for (; heavy < small; heavy++) {
      columns[heavy] = column(1, heavy);
    }
    for (; light < ranks; light++) {
      columns[light] = column(1, light);
    }
    return columns;
  }

  private static long column(double keep, int alias) {
    long scaled = keep >= 1 ? KEEP_ALWAYS : (long) (keep * KEEP_SCALE);
    return scaled << ALIAS_BITS | alias;
  }
}
