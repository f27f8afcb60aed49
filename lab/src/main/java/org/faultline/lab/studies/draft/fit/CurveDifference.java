package org.faultline.lab.studies.draft.fit;

import java.util.stream.IntStream;

/**
 * How far two curves are apart.
 *
 * @param mean of the absolute differences at the sizes compared
 * @param most the greatest of them
 * @param at the frames where it is
 */
public record CurveDifference(double mean, double most, int at) {
  private static final int SIZES = 64;

  /** A recording has no equal neighbours, so with one frame nearly all of it misses. */
  private static final int LEAST = 2;

  /** Sizes from 2 frames to {@code pages}, in equal ratios as far as whole numbers allow. */
  static int[] sizes(int pages) {
    double ratio = Math.max(1, (double) pages / LEAST);
    return IntStream.range(0, SIZES)
        .map(i -> (int) Math.round(LEAST * Math.pow(ratio, i / (SIZES - 1.0))))
        .distinct()
        .toArray();
  }

  static CurveDifference of(ReuseCurve a, ReuseCurve b, int[] sizes) {
    double sum = 0;
    double most = -1;
    int at = 0;
    for (int size : sizes) {
      double difference = Math.abs(a.missRatio(size) - b.missRatio(size));
      sum += difference;
      if (difference > most) {
        most = difference;
        at = size;
      }
    }
    return new CurveDifference(sum / sizes.length, most, at);
  }
}
