package org.faultline.lab.verification.theory;

/**
 * How much is drawn. Tolerances hold from 1,000,000 references on.
 *
 * @param seeds strings for each stochastic comparison, at least 1
 * @param references of each, after as many for warm-up
 * @param strings random ones for each property
 */
public record Effort(int seeds, long references, int strings) {
  /** What the tolerances are made for. */
  public static Effort full(int seeds) {
    return new Effort(seeds, 1_000_000 / seeds, 24);
  }
}
