package org.faultline.lab.studies.design;

import java.util.List;

/**
 * How many runs a cell gets: {@code minimum}, then batches of {@code batch} until the 95 % interval
 * of each measure in {@code of} is narrow enough, or {@code maximum} is reached.
 *
 * @param halfWidth the half-width that is wanted, relative to the mean; 0 for no such rule
 * @param of the measures that must be that sure
 */
public record Replications(int minimum, int maximum, int batch, double halfWidth, List<String> of) {

  /** Exactly {@code number} runs of each cell. */
  public Replications fixed(int number) {
    return new Replications(number, number, batch, 0, of);
  }

  /** How many more runs follow {@code made}, at least {@code minimum}, that are not sure enough. */
  public int more(int made) {
    return Math.max(0, Math.min(batch, maximum - made));
  }
}
