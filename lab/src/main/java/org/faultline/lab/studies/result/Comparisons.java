package org.faultline.lab.studies.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.faultline.lab.studies.design.Cell;
import org.faultline.lab.studies.design.Seeds;
import org.faultline.lab.studies.design.StudyConfig;

/** Holds each cell against its baseline, measure by measure. */
final class Comparisons {
  private final StudyConfig study;
  private final Map<Cell, CellSummary> cells;

  Comparisons(StudyConfig study, Map<Cell, CellSummary> cells) {
    this.study = study;
    this.cells = cells;
  }

  /** All comparisons, by measure and then by cell. */
  List<Comparison> all() {
    List<Comparison> all = new ArrayList<>();
    if (!study.baseline().isEmpty()) {
      study.measures().forEach(measure -> all.addAll(of(measure)));
    }
    return all;
  }

  private List<Comparison> of(String measure) {
    List<Comparison> raw = new ArrayList<>();
    for (Cell cell : study.cells()) {
      Cell baseline = study.sibling(cell, study.baseline());
      if (baseline == null || baseline.equals(cell)) {
        continue;
      }
      Sample sample = cells.get(cell).samples().get(measure);
      Sample base = cells.get(baseline).samples().get(measure);
      if (sample != null && base != null) {
        Difference difference = Difference.of(sample, base, study.seeds() == Seeds.COMMON);
        raw.add(new Comparison(cell, baseline, measure, difference, difference.p()));
      }
    }
    double[] holm = Holm.adjusted(raw.stream().map(Comparison::difference).toList());
    List<Comparison> adjusted = new ArrayList<>();
    for (int i = 0; i < raw.size(); i++) {
      Comparison c = raw.get(i);
      adjusted.add(new Comparison(c.cell(), c.baseline(), c.measure(), c.difference(), holm[i]));
    }
    return adjusted;
  }
}
