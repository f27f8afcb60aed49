package org.faultline.lab.studies.design;

/**
 * What a study may come to at most; one that asks for more is refused.
 *
 * @param cells combinations of levels
 * @param runs of all cells together, were each to reach its maximum of replications
 */
public record Limits(int cells, int runs) {
  /** The highest limits that a study may name. */
  public static final Limits HIGHEST = new Limits(100_000, 10_000_000);
}
