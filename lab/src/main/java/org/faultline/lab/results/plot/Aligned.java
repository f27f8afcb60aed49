package org.faultline.lab.results.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The series of a plot over one row of places: a value for each place, not a number where a series
 * has none there.
 */
final class Aligned {
  /** A column: the values of a series, by its number, or one of their bounds. */
  record Column(int series, Bound bound, double[] values) {}

  /** Which numbers of a series a column has. */
  enum Bound {
    VALUE,
    LOW,
    HIGH
  }

  private final double[] x;
  private final List<Column> columns = new ArrayList<>();

  private Aligned(double[] x) {
    this.x = x;
  }

  static Aligned of(List<Series> series) {
    double[] x =
        series.stream().flatMapToDouble(s -> DoubleStream.of(s.x())).sorted().distinct().toArray();
    Aligned aligned = new Aligned(x);
    for (int i = 0; i < series.size(); i++) {
      Series each = series.get(i);
      if (each.style() != Series.Style.RANGE) {
        aligned.add(i, Bound.VALUE, each.x(), each.y());
      }
      if (each.bounded()) {
        aligned.add(i, Bound.LOW, each.x(), each.low());
        aligned.add(i, Bound.HIGH, each.x(), each.high());
      }
    }
    return aligned;
  }

  private void add(int series, Bound bound, double[] at, double[] values) {
    double[] spread = new double[x.length];
    Arrays.fill(spread, Double.NaN);
    for (int i = 0; i < values.length; i++) {
      spread[Arrays.binarySearch(x, at[i])] = values[i];
    }
    columns.add(new Column(series, bound, spread));
  }

  double[] x() {
    return x;
  }

  List<Column> columns() {
    return columns;
  }
}
