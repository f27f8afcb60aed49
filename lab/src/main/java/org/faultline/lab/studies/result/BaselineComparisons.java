package org.faultline.lab.studies.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.faultline.lab.studies.design.Cell;
import org.faultline.lab.studies.design.Seeds;
import org.faultline.lab.studies.design.StudyConfig;
import org.jspecify.annotations.Nullable;

/** Holds each cell against its baseline, measure by measure. */
final class BaselineComparisons {
  private final StudyConfig study;
  private final Map<Cell, CellSummary> cells;

  BaselineComparisons(StudyConfig study, Map<Cell, CellSummary> cells) {
    this.study = study;
    this.cells = cells;
  }

  /** All comparisons, by measure and then by cell. */
  List<BaselineComparison> all() {
    List<BaselineComparison> all = new ArrayList<>();
    if (!study.baseline().isEmpty()) {
      study.measures().forEach(measure -> all.addAll(of(measure)));
    }
    return all;
  }

  private List<BaselineComparison> of(String measure) {
    List<BaselineComparison> raw = new ArrayList<>();
    for (Cell cell : study.cells()) {
      Cell baseline = study.sibling(cell, study.baseline());
      if (baseline == null || baseline.equals(cell)) {
        continue;
      }
      MeasureSample sample = sample(cell, measure);
      MeasureSample base = sample(baseline, measure);
      if (sample != null && base != null) {
        MeanDifference difference = MeanDifference.of(sample, base, study.seeds() == Seeds.COMMON);
        raw.add(new BaselineComparison(cell, baseline, measure, difference, difference.p()));
      }
    }
    double[] holm = Holm.adjusted(raw.stream().map(BaselineComparison::difference).toList());
    List<BaselineComparison> adjusted = new ArrayList<>();
    for (int i = 0; i < raw.size(); i++) {
      BaselineComparison c = raw.get(i);
      adjusted.add(
          new BaselineComparison(c.cell(), c.baseline(), c.measure(), c.difference(), holm[i]));
    }
    return adjusted;
  }

  private @Nullable MeasureSample sample(Cell cell, String measure) {
    CellSummary summary = cells.get(cell);
    return summary == null ? null : summary.samples().get(measure);
  }
}
