package org.faultline.lab.results.theory;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The probabilities of independent references: page i is referenced with probability p(i). */
public final class Popularity {
  private final double[] probabilities;

  private Popularity(double[] probabilities) {
    this.probabilities = probabilities;
  }

  /**
   * These probabilities.
   *
   * @throws IllegalArgumentException where they are not positive or do not add up to 1
   */
  public static Popularity of(double... probabilities) {
    double sum = Arrays.stream(probabilities).sum();
    if (Arrays.stream(probabilities).anyMatch(p -> !(p > 0)) || Math.abs(sum - 1) > 1e-9) {
      throw new IllegalArgumentException(
          "Probabilities " + Arrays.toString(probabilities) + " are not positive with sum 1.");
    }
    return new Popularity(probabilities.clone());
  }

  /** Each of {@code pages} alike. */
  public static Popularity uniform(int pages) {
    return zipf(pages, 0);
  }

  /** Zipf's law: page i, from 1 on, with a probability proportional to i^-exponent. */
  public static Popularity zipf(int pages, double exponent) {
    double[] weights =
        IntStream.rangeClosed(1, pages).mapToDouble(i -> StrictMath.pow(i, -exponent)).toArray();
    double sum = Arrays.stream(weights).sum();
    return new Popularity(Arrays.stream(weights).map(w -> w / sum).toArray());
  }

  /** The number of pages. */
  public int pages() {
    return probabilities.length;
  }

  /** The probability of page {@code index}, from 0 on. */
  public double of(int index) {
    return probabilities[index];
  }

  /** The sum of the {@code frames} greatest: no policy that cannot see ahead hits more often. */
  public double best(int frames) {
    double[] sorted = probabilities.clone();
    Arrays.sort(sorted);
    return Arrays.stream(sorted, sorted.length - frames, sorted.length).sum();
  }

  double[] array() {
    return probabilities;
  }
}
