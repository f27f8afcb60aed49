package org.faultline.lab.study.result;

import java.util.SortedMap;
import org.faultline.lab.report.Interval;

/**
 * The values of one measure in one cell.
 *
 * @param values by replication, at least one
 */
record Sample(SortedMap<Integer, Double> values) {

  /** The mean with its 95 % interval. */
  Interval interval() {
    return Interval.of(array());
  }

  double mean() {
    return interval().mean();
  }

  double[] array() {
    return values.values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  double minimum() {
    return values.values().stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  double maximum() {
    return values.values().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }
}
