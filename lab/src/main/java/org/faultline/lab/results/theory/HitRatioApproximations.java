package org.faultline.lab.results.theory;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;

/** Hit ratios for independent references by the time that a page stays: for any number of pages. */
public final class HitRatioApproximations {
  private static final int HALVINGS = 200;

  private HitRatioApproximations() {}

  /**
   * The characteristic time of LRU, in references: t with {@code sum(1 - exp(-p t)) = frames}
   * (Fagin, "Asymptotic miss ratios over independent references", JCSS 14(2), 1977; Che, Tung and
   * Wang, IEEE JSAC 20(7), 2002).
   */
  public static double lruTime(Popularity popularity, int frames) {
    return time(popularity, frames, (p, t) -> -StrictMath.expm1(-p * t));
  }

  /** The hit ratio of LRU. */
  public static double lru(Popularity popularity, int frames) {
    double t = lruTime(popularity, frames);
    return Arrays.stream(popularity.array()).map(p -> -p * StrictMath.expm1(-p * t)).sum();
  }

  /**
   * The hit ratio of FIFO and RANDOM: t with {@code sum(p t / (1 + p t)) = frames} (Gelenbe, "A
   * unified approach to the evaluation of a class of replacement algorithms", IEEE Trans. Comp.
   * C-22(6), 1973; the limit by Tsukada, Hirade and Miyoshi, Performance Evaluation 69, 2012).
   */
  public static double fifo(Popularity popularity, int frames) {
    double t = time(popularity, frames, (p, time) -> p * time / (1 + p * time));
    return Arrays.stream(popularity.array()).map(p -> p * p * t / (1 + p * t)).sum();
  }

  /** The time at which the pages' probabilities to be there add up to {@code frames}. */
  private static double time(Popularity popularity, int frames, DoubleBinaryOperator there) {
    if (frames < 1 || frames >= popularity.pages()) {
      throw new IllegalArgumentException(
          frames + " frames for " + popularity.pages() + " pages: expected 1 to fewer than these.");
    }
    double low = 0;
    double high = 1;
    while (occupied(popularity, high, there) < frames) {
      high *= 2;
    }
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (occupied(popularity, middle, there) < frames) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  private static double occupied(Popularity popularity, double time, DoubleBinaryOperator there) {
    return Arrays.stream(popularity.array()).map(p -> there.applyAsDouble(p, time)).sum();
  }
}
