package org.faultline.lab.studies.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import org.faultline.lab.results.plot.Series;
import org.faultline.lab.studies.summary.CellResult;
import org.faultline.lab.studies.summary.SampleSummary;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a study that differ in the factor along the axis alone, in its order.
 *
 * @param levels of the other factors
 * @param number from 0 on; its colour
 */
record StudyCurve(SortedMap<String, String> levels, int number, List<CellResult> cells) {

  /** All curves of a study, in the order of their first cells. */
  static List<StudyCurve> of(StudyResults study) {
    Map<SortedMap<String, String>, List<CellResult>> byLevels = new LinkedHashMap<>();
    for (CellResult cell : study.cells()) {
      byLevels.computeIfAbsent(study.others(cell), levels -> new ArrayList<>()).add(cell);
    }
    List<StudyCurve> curves = new ArrayList<>();
    byLevels.forEach(
        (levels, cells) -> {
          List<CellResult> sorted =
              cells.stream().sorted(Comparator.comparingDouble(study::place)).toList();
          curves.add(new StudyCurve(levels, curves.size(), sorted));
        });
    return curves;
  }

  /** What tells it from the others; empty where it is the only one. */
  String name() {
    return String.join(", ", levels.values());
  }

  /** Whether {@code series}, some levels by their factors, are all of this curve. */
  boolean has(SortedMap<String, String> series) {
    return levels.entrySet().containsAll(series.entrySet());
  }

  /** The means of a measure with their confidence intervals; none where no cell has it. */
  List<Series> series(StudyResults study, String measure, String name, int colour) {
    List<CellResult> there =
        cells.stream().filter(cell -> known(cell.measures().get(measure))).toList();
    if (there.isEmpty()) {
      return List.of();
    }
    double[] x = there.stream().mapToDouble(study::place).toArray();
    double[] mean = values(there, measure, SampleSummary::mean);
    double[] half = values(there, measure, SampleSummary::halfWidth);
    double[] low = new double[x.length];
    double[] high = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      low[i] = mean[i] - half[i];
      high[i] = mean[i] + half[i];
    }
    return List.of(new Series(name, colour, Series.Style.POINTS, 0, x, mean, low, high));
  }

  private static boolean known(@Nullable SampleSummary sample) {
    return sample != null && sample.mean() != null;
  }

  private static double[] values(
      List<CellResult> cells, String measure, Function<SampleSummary, @Nullable BigDecimal> part) {
    return cells.stream()
        .map(cell -> part.apply(cell.measures().get(measure)))
        .mapToDouble(value -> value == null ? Double.NaN : value.doubleValue())
        .toArray();
  }
}
