package org.faultline.lab.studies.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.faultline.lab.studies.design.Factor;
import org.faultline.workload.binding.Magnitude;
import org.jspecify.annotations.Nullable;

/**
 * The cells that differ in the factor along the horizontal axis alone, in its order.
 *
 * @param series the levels of the factors that tell this curve from others; empty for the only one
 * @param x what varies along the axis; absent where nothing varies
 */
record Curve(SortedMap<String, String> series, @Nullable Factor x, List<CellSummary> cells) {

  /** For people: {@code working-set}, or {@code lru, cpus = 4} where several factors differ. */
  String name() {
    if (series.size() == 1) {
      return series.values().iterator().next();
    }
    return series.entrySet().stream()
        .map(e -> e.getKey().substring(e.getKey().lastIndexOf('.') + 1) + " " + e.getValue())
        .collect(Collectors.joining(", "));
  }

  /**
   * Which curve it is, to begin a sentence: {@code With load-control knee(500)}, or {@code Without
   * load control} where the level says that there is none.
   */
  String where() {
    return series.entrySet().stream()
        .map(e -> with(e.getKey().substring(e.getKey().lastIndexOf('.') + 1), e.getValue()))
        .collect(Collectors.collectingAndThen(Collectors.joining(" and "), Curve::capitalised));
  }

  /**
   * A level of a factor within a sentence: {@code with wake queue}, {@code without load control}.
   */
  static String with(String factor, String level) {
    return level.equals("none")
        ? "without " + factor.replace('-', ' ')
        : "with " + factor + " " + level;
  }

  private static String capitalised(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** The cells that have a value of {@code measure}. */
  List<CellSummary> with(String measure) {
    return cells.stream().filter(cell -> cell.sample(measure).isPresent()).toList();
  }

  /** What varies along the axis, without the path that leads to it; empty where nothing varies. */
  String axis() {
    return x == null ? "" : x.shortName();
  }

  /** Whether its levels can be drawn on an axis. */
  boolean numeric() {
    return x != null && x.numeric();
  }

  /** What its levels are numbers of; it must be numeric. */
  Magnitude.Kind kind() {
    return along().kind().orElseThrow();
  }

  private Factor along() {
    return Objects.requireNonNull(x, "what varies along a numeric curve");
  }

  /** The level of a cell along the axis. */
  String level(CellSummary cell) {
    return x == null ? "" : cell.cell().labels().getOrDefault(x.name(), "");
  }

  /**
   * The levels of some of its cells in words: {@code 1, 3 and 5}; three or more in a row along a
   * numeric axis as {@code 9 to 12}.
   */
  String levels(List<CellSummary> some) {
    List<String> words = new ArrayList<>();
    int from = 0;
    while (from < some.size()) {
      int to = from;
      while (to + 1 < some.size() && follows(some.get(to), some.get(to + 1))) {
        to++;
      }
      if (to - from >= 2) {
        words.add(level(some.get(from)) + " to " + level(some.get(to)));
      } else {
        some.subList(from, to + 1).forEach(cell -> words.add(level(cell)));
      }
      from = to + 1;
    }
    return joined(words);
  }

  private boolean follows(CellSummary cell, CellSummary next) {
    return numeric() && cells.indexOf(next) == cells.indexOf(cell) + 1;
  }

  /** Words in a row: {@code 11, 12 and 13}. */
  static String joined(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  /** The value of a cell along the axis, which must be numeric. */
  double at(CellSummary cell) {
    return at(level(cell));
  }

  /** The value of a level of the axis, which must be numeric. */
  double at(String level) {
    return along().value(level);
  }
}
