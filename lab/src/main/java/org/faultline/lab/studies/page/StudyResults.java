package org.faultline.lab.studies.page;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.faultline.lab.results.measure.Unit;
import org.faultline.lab.results.plot.Axis;
import org.faultline.lab.results.plot.Quantity;
import org.faultline.lab.studies.summary.CellResult;
import org.faultline.lab.studies.summary.EnumWords;
import org.faultline.lab.studies.summary.FactorSummary;
import org.faultline.lab.studies.summary.MeasureSummary;
import org.faultline.lab.studies.summary.StudySummary;

/** What a study left, as a report asks for it. */
record StudyResults(StudySummary summary) {
  /** With a larger ratio of the greatest value to the least, equal ratios show more. */
  private static final double WIDE = 100;

  /** The cells that have results. */
  List<CellResult> cells() {
    return summary.cells().stream().filter(cell -> !cell.measures().isEmpty()).toList();
  }

  /** Whether nothing in any run was drawn at random; studies of old do not say it. */
  boolean deterministic() {
    return !summary.cells().isEmpty()
        && summary.cells().stream().allMatch(cell -> Boolean.TRUE.equals(cell.deterministic()));
  }

  /** The names of the measures that are drawn first. */
  List<String> drawn() {
    return summary.plot().y();
  }

  /** The names of all measures, those that are drawn first at the front. */
  List<String> measures() {
    Set<String> names = new LinkedHashSet<>(drawn());
    summary.measures().stream().map(MeasureSummary::name).forEach(names::add);
    return List.copyOf(names);
  }

  /** The unit of a measure. */
  Unit unit(String measure) {
    return summary.measures().stream()
        .filter(asked -> asked.name().equals(measure))
        .findFirst()
        .flatMap(asked -> EnumWords.find(Unit.class, asked.unit()))
        .orElse(Unit.COUNT);
  }

  /** What a measure measures. */
  Quantity quantity(String measure) {
    return switch (unit(measure)) {
      case SECONDS -> Quantity.SECONDS;
      case BYTES -> Quantity.BYTES;
      case PER_SECOND -> Quantity.PER_SECOND;
      case SHARE -> Quantity.SHARE;
      case COUNT -> Quantity.COUNT;
    };
  }

  /** The factor that is along the axis; none where the study has none. */
  Optional<FactorSummary> across() {
    return summary.factors().stream()
        .filter(factor -> factor.name().equals(summary.plot().x()))
        .findFirst();
  }

  /** The axis of {@link #across}, or of the cells by their numbers. */
  Axis axis() {
    FactorSummary factor = across().orElse(null);
    if (factor == null) {
      return Axis.of(
          "cell", summary.cells().stream().map(cell -> Integer.toString(cell.cell())).toList());
    }
    String name = shortName(factor.name());
    if (factor.values() == null) {
      return Axis.of(name, factor.levels());
    }
    Quantity quantity =
        switch (factor.kind()) {
          case "share" -> Quantity.SHARE;
          case "size" -> Quantity.BYTES;
          case "duration" -> Quantity.SECONDS;
          case "rate" -> Quantity.PER_SECOND;
          default -> Quantity.COUNT;
        };
    return new Axis(name, quantity, wide(factor.values()), List.of());
  }

  /** Whether numbers are all positive and span so much that equal ratios show more. */
  private static boolean wide(List<BigDecimal> values) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (BigDecimal value : values) {
      least = Math.min(least, value.doubleValue());
      most = Math.max(most, value.doubleValue());
    }
    return least > 0 && most / least >= WIDE;
  }

  /** Where a cell lies along {@link #axis}. */
  double place(CellResult cell) {
    FactorSummary factor = across().orElse(null);
    if (factor == null) {
      return summary.cells().indexOf(cell);
    }
    int level = factor.levels().indexOf(cell.levels().get(factor.name()));
    if (level < 0) {
      return Double.NaN;
    }
    return factor.values() == null ? level : factor.values().get(level).doubleValue();
  }

  /** The levels of a cell without that along the axis. */
  SortedMap<String, String> others(CellResult cell) {
    SortedMap<String, String> levels = new TreeMap<>();
    across()
        .ifPresent(
            factor -> {
              levels.putAll(cell.levels());
              levels.remove(factor.name());
            });
    return levels;
  }

  /**
   * The last words of a key, as many as tell it: {@code job.count} of {@code processes.job.count}.
   */
  static String shortName(String key) {
    return key.replaceFirst("^(processes|machine|paging|scheduler)\\.", "");
  }
}
