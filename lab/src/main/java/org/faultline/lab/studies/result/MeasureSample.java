package org.faultline.lab.studies.result;

import java.util.Objects;
import java.util.SortedMap;
import org.faultline.lab.results.number.Interval;

/**
 * The values of one measure in one cell.
 *
 * @param values by replication, at least one
 * @param exact whether the cell is deterministic: each further run would have given the same
 */
record MeasureSample(SortedMap<Integer, Double> values, boolean exact) {

  /** Values that differ from run to run by chance. */
  MeasureSample(SortedMap<Integer, Double> values) {
    this(values, false);
  }

  /** The mean with its 95 % interval; a value that is exact has none. */
  Interval interval() {
    return exact
        ? new Interval(minimum(), Double.POSITIVE_INFINITY, values.size())
        : Interval.of(array());
  }

  /** What a run with the number {@code replication} gave, or would have given. */
  double at(int replication) {
    return exact ? minimum() : Objects.requireNonNull(values.get(replication), "a replication");
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
