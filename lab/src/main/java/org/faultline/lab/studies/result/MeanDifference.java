package org.faultline.lab.studies.result;

import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Variance;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.commons.statistics.inference.TTest;
import org.faultline.lab.results.number.Interval;

/**
 * By how much one sample's mean is above another's.
 *
 * @param interval of the difference, 95 %; none where the difference is exact
 * @param p the probability of a difference at least so large if there were none, by the two-sided t
 *     test; 1 where there are too few values to tell, and of an exact difference 0 or 1
 * @param exact whether both samples are, so that nothing is left to chance and nothing is tested
 */
record MeanDifference(Interval interval, double p, boolean exact) {
  private static final double UPPER = 0.975;

  private MeanDifference(Interval interval, double p) {
    this(interval, p, false);
  }

  /**
   * The difference of {@code sample} from {@code baseline}. One that is exact has a value for each
   * replication of the other.
   *
   * @param paired whether equal replications had equal seeds, so that their differences are tested;
   *     else the samples are taken as independent (Welch)
   */
  static MeanDifference of(MeasureSample sample, MeasureSample baseline, boolean paired) {
    if (sample.exact() && baseline.exact()) {
      double mean = sample.mean() - baseline.mean();
      return new MeanDifference(
          new Interval(mean, Double.POSITIVE_INFINITY, 1), mean == 0 ? 1 : 0, true);
    }
    return paired || sample.exact() || baseline.exact()
        ? paired(sample, baseline)
        : independent(sample.array(), baseline.array());
  }

  /** Whether a t test was made: there were several values, and they were not all the same. */
  boolean tested() {
    return !exact && interval.n() > 1 && interval.halfWidth() > 0;
  }

  private static MeanDifference paired(MeasureSample sample, MeasureSample baseline) {
    SortedSet<Integer> common =
        new TreeSet<>((sample.exact() ? baseline : sample).values().keySet());
    if (!sample.exact() && !baseline.exact()) {
      common.retainAll(baseline.values().keySet());
    }
    if (common.isEmpty()) {
      return new MeanDifference(
          new Interval(sample.mean() - baseline.mean(), Double.POSITIVE_INFINITY, 0), 1);
    }
    double[] differences =
        common.stream().mapToDouble(r -> sample.at(r) - baseline.at(r)).toArray();
    Interval interval = Interval.of(differences);
    if (differences.length < 2) {
      return new MeanDifference(interval, 1);
    }
    if (interval.halfWidth() == 0) {
      return new MeanDifference(interval, interval.mean() == 0 ? 1 : 0);
    }
    return new MeanDifference(interval, TTest.withDefaults().test(differences).getPValue());
  }

  private static MeanDifference independent(double[] sample, double[] baseline) {
    double mean = Mean.of(sample).getAsDouble() - Mean.of(baseline).getAsDouble();
    int n = Math.min(sample.length, baseline.length);
    if (n < 2) {
      return new MeanDifference(new Interval(mean, Double.POSITIVE_INFINITY, n), 1);
    }
    double error =
        Math.sqrt(
            Variance.of(sample).getAsDouble() / sample.length
                + Variance.of(baseline).getAsDouble() / baseline.length);
    if (error == 0) {
      return new MeanDifference(new Interval(mean, 0, n), mean == 0 ? 1 : 0);
    }
    TTest.Result test = TTest.withDefaults().test(sample, baseline);
    double t = TDistribution.of(test.getDegreesOfFreedom()).inverseCumulativeProbability(UPPER);
    return new MeanDifference(new Interval(mean, t * error, n), test.getPValue());
  }
}
