package org.faultline.lab.results.theory;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.faultline.workload.locality.MissRatioCurve;

/**
 * How fast the lifetime of a string grows with memory below its knee: L = a m^k, by least squares
 * over the logarithms. Belady and Kuehner, "Dynamic space-sharing in computer systems", CACM 12(5),
 * 1969, found k from about 1.5 to 2.5 in programs of their time.
 *
 * @param exponent k
 * @param factor a, in references
 * @param rSquared the share of the variance that the law explains
 * @param from the least number of frames that was looked at
 * @param to the greatest: the knee, or half of the distinct pages where there is none
 * @param knee whether there is one
 */
public record LifetimeGrowth(
    double exponent, double factor, double rSquared, int from, int to, boolean knee) {
  /** Sizes below this part of the knee say nothing: their lifetimes are a few references. */
  private static final int PART = 16;

  private static final int SIZES = 32;
  private static final int FEWEST = 4;

  /**
   * Fits the law.
   *
   * @throws IllegalArgumentException where too few frames are below the knee, as a sentence
   */
  public static LifetimeGrowth of(MissRatioCurve curve) {
    int knee = curve.knee();
    int to = knee > 0 ? knee : curve.distinctPages() / 2;
    int from = Math.max(1, to / PART);
    int[] sizes =
        IntStream.range(0, SIZES)
            .map(i -> (int) Math.round(from * Math.pow((double) to / from, i / (SIZES - 1.0))))
            .distinct()
            .toArray();
    if (to <= from || sizes.length < FEWEST) {
      throw new IllegalArgumentException(
          "Lifetimes of at most %d frames (%s) do not tell how they grow."
              .formatted(to, knee > 0 ? "the knee" : "half of the distinct pages"));
    }
    double[] x = IntStream.of(sizes).mapToDouble(m -> Math.log(m)).toArray();
    double[] y = IntStream.of(sizes).mapToDouble(m -> Math.log(curve.lifetime(m))).toArray();
    double meanX = mean(x);
    double meanY = mean(y);
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      xx += (x[i] - meanX) * (x[i] - meanX);
      xy += (x[i] - meanX) * (y[i] - meanY);
      yy += (y[i] - meanY) * (y[i] - meanY);
    }
    double exponent = xy / xx;
    return new LifetimeGrowth(
        exponent,
        Math.exp(meanY - exponent * meanX),
        yy == 0 ? 1 : xy * xy / (xx * yy),
        from,
        to,
        knee > 0);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }
}
