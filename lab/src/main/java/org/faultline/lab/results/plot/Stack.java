package org.faultline.lab.results.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Puts series on top of one another. */
final class Stack {
  private Stack() {}

  /**
   * The series, each with its start as lower and its end as upper bounds. All have the same places;
   * what is not a number counts as nothing.
   */
  static List<Series> of(List<Series> series) {
    List<Series> stacked = new ArrayList<>();
    double[] floor = series.isEmpty() ? new double[0] : new double[series.get(0).x().length];
    for (Series each : series) {
      if (!Arrays.equals(each.x(), series.get(0).x())) {
        throw new IllegalArgumentException("a stack needs the same places for all: " + each.name());
      }
      double[] top = floor.clone();
      for (int i = 0; i < top.length; i++) {
        top[i] += Double.isFinite(each.y()[i]) ? each.y()[i] : 0;
      }
      stacked.add(
          new Series(
              each.name(),
              each.colour(),
              Series.Style.BAND,
              each.axis(),
              each.x(),
              top,
              floor,
              top));
      floor = top;
    }
    return stacked;
  }
}
