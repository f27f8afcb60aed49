package org.faultline.lab.results.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Puts the names of vertical marks into rows above a plot, so that none covers another and no line
 * goes through a name.
 */
final class MarkRows {
  /** The height of a row, in pixels. */
  static final int ROW = 14;

  /** A mark, its row from below, and whether its name is left of its line. */
  record Placed(Mark mark, int row, boolean late) {}

  private final List<Placed> placed = new ArrayList<>();

  /** Where the leftmost name of each row begins: marks are placed from right to left. */
  private final List<Double> starts = new ArrayList<>();

  /**
   * Places the marks that are lines.
   *
   * @param across where a value lies, in pixels from the left
   */
  MarkRows(List<Mark> marks, DoubleUnaryOperator across) {
    List<Mark> lines = marks.stream().filter(mark -> !mark.point()).toList();
    lines.stream()
        .sorted((a, b) -> Double.compare(b.x(), a.x()))
        .forEach(mark -> place(mark, across.applyAsDouble(mark.x())));
  }

  private void place(Mark mark, double x) {
    double width = 5.8 * mark.label().length() + 10;
    boolean late = x + width > Svg.WIDTH;
    double start = late ? x - width : x;
    int row = 0;
    while (row < starts.size() && start + width > starts.get(row)) {
      row++;
    }
    if (row == starts.size()) {
      starts.add(0.0);
    }
    starts.set(row, start);
    placed.add(new Placed(mark, row, late));
  }

  List<Placed> placed() {
    return placed;
  }

  int height() {
    return starts.size() * ROW;
  }
}
