package org.faultline.lab.results.theory;

import java.util.Arrays;

/**
 * Working sets of independent references: Denning and Schwartz, "Properties of the working-set
 * model", CACM 15(3), 1972.
 */
public final class WorkingSetForms {
  private WorkingSetForms() {}

  /** Mean pages among the last {@code window} references: s(T). */
  public static double meanSize(Popularity popularity, long window) {
    return Arrays.stream(popularity.array())
        .map(p -> 1 - StrictMath.pow(1 - p, (double) window))
        .sum();
  }

  /** The share of references to a page that is not among the last {@code window}: m(T). */
  public static double missRatio(Popularity popularity, long window) {
    return Arrays.stream(popularity.array())
        .map(p -> p * StrictMath.pow(1 - p, (double) window))
        .sum();
  }

  /**
   * The variance of the size where each of {@code pages} is referenced alike: occupancy of urns.
   */
  public static double uniformVariance(int pages, long window) {
    double n = pages;
    double q = StrictMath.pow(1 - 1 / n, (double) window);
    return n * q * (1 - q) + n * (n - 1) * (StrictMath.pow(1 - 2 / n, (double) window) - q * q);
  }
}
