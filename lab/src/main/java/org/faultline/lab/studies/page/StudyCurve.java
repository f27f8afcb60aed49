package org.faultline.lab.studies.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.faultline.lab.results.plot.Series;

/**
 * The cells of a study that differ in the factor along the axis alone, in its order.
 *
 * @param levels of the other factors
 * @param number from 0 on; its colour
 */
record StudyCurve(SortedMap<String, String> levels, int number, List<JsonNode> cells) {

  /** All curves of a study, in the order of their first cells. */
  static List<StudyCurve> of(StudyResults study) {
    Map<SortedMap<String, String>, List<JsonNode>> byLevels = new LinkedHashMap<>();
    for (JsonNode cell : study.cells()) {
      byLevels.computeIfAbsent(study.others(cell), levels -> new ArrayList<>()).add(cell);
    }
    List<StudyCurve> curves = new ArrayList<>();
    byLevels.forEach(
        (levels, cells) -> {
          List<JsonNode> sorted =
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
  boolean has(JsonNode series) {
    return series.properties().stream()
        .allMatch(level -> level.getValue().asText().equals(levels.get(level.getKey())));
  }

  /** The means of a measure with their confidence intervals; none where no cell has it. */
  List<Series> series(StudyResults study, String measure, String name, int colour) {
    List<JsonNode> there =
        cells.stream().filter(cell -> cell.path("measures").path(measure).has("mean")).toList();
    if (there.isEmpty()) {
      return List.of();
    }
    double[] x = there.stream().mapToDouble(study::place).toArray();
    double[] mean = values(there, measure, "mean");
    double[] half = values(there, measure, "halfWidth");
    double[] low = new double[x.length];
    double[] high = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      low[i] = mean[i] - half[i];
      high[i] = mean[i] + half[i];
    }
    return List.of(new Series(name, colour, Series.Style.POINTS, 0, x, mean, low, high));
  }

  private static double[] values(List<JsonNode> cells, String measure, String key) {
    return cells.stream()
        .map(cell -> cell.path("measures").path(measure).path(key))
        .mapToDouble(value -> value.isNumber() ? value.asDouble() : Double.NaN)
        .toArray();
  }
}
