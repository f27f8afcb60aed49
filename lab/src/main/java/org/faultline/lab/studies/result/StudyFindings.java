package org.faultline.lab.studies.result;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.faultline.lab.results.measure.Unit;
import org.faultline.lab.studies.design.Cell;
import org.faultline.lab.studies.design.Factor;
import org.faultline.lab.studies.design.Seeds;
import org.faultline.lab.studies.design.StudyConfig;
import org.faultline.lab.studies.run.JournalEntry;
import org.faultline.workload.config.LoadedWorkload;
import org.jspecify.annotations.Nullable;

/** All that the runs of a study say, computed from them alone. */
public final class StudyFindings {
  private final StudyConfig study;
  private final SortedMap<String, Unit> units;
  private final Map<Cell, CellSummary> cells = new LinkedHashMap<>();
  private final List<BaselineComparison> comparisons;
  private final List<MarkedPoint> marks;
  private final List<OverlayCurve> overlays;
  private final List<OptimalBounds.Bound> bounds;

  /**
   * Draws the conclusions.
   *
   * @param entries the runs of each cell, in the order of the cells
   * @param units of the measures
   * @param workloads of the cells that can be run
   */
  public StudyFindings(
      StudyConfig study,
      List<List<JournalEntry>> entries,
      SortedMap<String, Unit> units,
      Map<Cell, LoadedWorkload> workloads) {
    this.study = study;
    this.units = units;
    for (Cell cell : study.cells()) {
      cells.put(cell, CellSummary.of(cell, entries.get(cell.number() - 1)));
    }
    this.comparisons = new BaselineComparisons(study, cells).all();
    this.marks = new Marks(this).all();
    this.overlays = new Overlays(this, workloads).all();
    this.bounds = new OptimalBounds(study, workloads).of(curves());
  }

  StudyConfig study() {
    return study;
  }

  /** The unit of a measure; {@code COUNT} for one that no run had. */
  Unit unit(String measure) {
    return units.getOrDefault(measure, Unit.COUNT);
  }

  /** The cells in their order. */
  List<CellSummary> cells() {
    return List.copyOf(cells.values());
  }

  List<BaselineComparison> comparisons() {
    return comparisons;
  }

  /** The marked points, curve by curve. */
  List<MarkedPoint> marks() {
    return marks;
  }

  /** The analytic curves. */
  List<OverlayCurve> overlays() {
    return overlays;
  }

  /** The curves below which no other can lie, with the measures of which that is so. */
  List<OptimalBounds.Bound> bounds() {
    return bounds;
  }

  /** Whether equal replications had equal seeds in all cells. */
  boolean paired() {
    return study.seeds() == Seeds.COMMON;
  }

  /** The cells of which a run failed. */
  public List<Cell> failed() {
    return cells.values().stream()
        .filter(cell -> cell.failure().isPresent())
        .map(CellSummary::cell)
        .toList();
  }

  /** Whether nothing in any run was drawn at random. */
  public boolean deterministic() {
    return cells.values().stream().allMatch(CellSummary::deterministic);
  }

  /** How many runs were made. */
  public int runs() {
    return cells.values().stream().mapToInt(cell -> cell.entries().size()).sum();
  }

  /** The curves, in the order of the cells. */
  List<Curve> curves() {
    String x = study.plot().x();
    Factor factor = x == null ? null : study.factor(x);
    Map<SortedMap<String, String>, List<CellSummary>> grouped = new LinkedHashMap<>();
    for (CellSummary cell : cells.values()) {
      grouped.computeIfAbsent(series(cell, factor), s -> new ArrayList<>()).add(cell);
    }
    List<Curve> curves = new ArrayList<>();
    grouped.forEach(
        (series, members) -> {
          Curve curve = new Curve(series, factor, members);
          if (factor != null && factor.numeric()) {
            members.sort(Comparator.comparingDouble(curve::at));
          }
          curves.add(curve);
        });
    return curves;
  }

  /** The levels of a cell that do not follow from its place along the axis. */
  private SortedMap<String, String> series(CellSummary cell, @Nullable Factor x) {
    SortedMap<String, String> series = new TreeMap<>(cell.cell().labels());
    if (x != null) {
      series.remove(x.name());
    }
    study.plot().besideX().forEach(series::remove);
    return series;
  }
}
