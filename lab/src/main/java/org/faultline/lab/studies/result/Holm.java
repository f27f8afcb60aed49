package org.faultline.lab.studies.result;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Holm's adjustment of the p-values of several tests: the probability that any of them errs stays
 * below the level at which they are read (Holm, "A simple sequentially rejective multiple test
 * procedure", Scandinavian Journal of Statistics 6, 1979).
 */
final class Holm {
  private Holm() {}

  /** The adjusted values of differences in their order; those of exact ones stay as they are. */
  static double[] adjusted(List<MeanDifference> differences) {
    double[] tested =
        adjusted(
            differences.stream().filter(d -> !d.exact()).mapToDouble(MeanDifference::p).toArray());
    double[] adjusted = new double[differences.size()];
    for (int i = 0, next = 0; i < adjusted.length; i++) {
      adjusted[i] = differences.get(i).exact() ? differences.get(i).p() : tested[next++];
    }
    return adjusted;
  }

  /** The adjusted values, in the order of {@code p}. */
  static double[] adjusted(double... p) {
    List<Integer> order =
        IntStream.range(0, p.length).boxed().sorted(Comparator.comparingDouble(i -> p[i])).toList();
    double[] adjusted = new double[p.length];
    double least = 0;
    for (int rank = 0; rank < p.length; rank++) {
      int i = order.get(rank);
      least = Math.max(least, Math.min(1, (p.length - rank) * p[i]));
      adjusted[i] = least;
    }
    return adjusted;
  }
}
