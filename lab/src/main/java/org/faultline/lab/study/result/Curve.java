package org.faultline.lab.study.result;

import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.faultline.lab.study.design.Factor;

/**
 * The cells that differ in the factor along the horizontal axis alone, in its order.
 *
 * @param series the levels of the factors that tell this curve from others; empty for the only one
 * @param x null where nothing varies
 */
record Curve(SortedMap<String, String> series, Factor x, List<CellSummary> cells) {

  /** For people: {@code working-set}, or {@code lru, cpus = 4} where several factors differ. */
  String name() {
    if (series.size() == 1) {
      return series.get(series.firstKey());
    }
    return series.entrySet().stream()
        .map(e -> e.getKey().substring(e.getKey().lastIndexOf('.') + 1) + " " + e.getValue())
        .collect(Collectors.joining(", "));
  }

  /** The cells that have a value of {@code measure}. */
  List<CellSummary> with(String measure) {
    return cells.stream().filter(cell -> cell.sample(measure).isPresent()).toList();
  }

  /** The level of a cell along the axis. */
  String level(CellSummary cell) {
    return x == null ? "" : cell.cell().labels().get(x.name());
  }

  /** The value of a cell along the axis, which must be numeric. */
  double at(CellSummary cell) {
    return x.value(level(cell));
  }
}
