package org.faultline.lab.studies.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.faultline.lab.results.html.Block;
import org.faultline.lab.results.measure.Shown;
import org.faultline.lab.results.number.Interval;
import org.faultline.lab.results.plot.Quantity;
import org.faultline.lab.results.text.Columns;
import org.faultline.lab.results.text.TextTable;
import org.faultline.lab.results.text.Units;
import org.faultline.lab.studies.summary.CellResult;
import org.faultline.lab.studies.summary.DifferenceSummary;
import org.faultline.lab.studies.summary.FactorSummary;
import org.faultline.lab.studies.summary.SampleSummary;
import org.jspecify.annotations.Nullable;

/** The tables of a study: means of each cell, paired differences, what failed. */
final class StudyTables {
  private static final int MOST_MEASURES = 8;
  private static final int MOST_ROWS = 2_000;
  private static final int MOST_OPEN = 40;

  /** Smaller probabilities are not told apart. */
  private static final double SMALL = 0.001;

  private final StudyResults study;

  StudyTables(StudyResults study) {
    this.study = study;
  }

  /** Each cell with its levels and its means. */
  List<Block> cells() {
    Columns<CellResult> columns =
        new Columns<CellResult>().right("cell", cell -> Integer.toString(cell.cell()));
    for (FactorSummary factor : study.summary().factors()) {
      columns.right(
          StudyResults.shortName(factor.name()),
          cell -> cell.levels().getOrDefault(factor.name(), ""));
    }
    columns.right("runs", cell -> Integer.toString(cell.replications()));
    List<String> measures = study.measures().stream().limit(MOST_MEASURES).toList();
    for (String measure : measures) {
      columns.right(measure, cell -> shown(cell, measure));
    }
    List<CellResult> cells = study.summary().cells();
    TextTable table = columns.table(cells.subList(0, Math.min(MOST_ROWS, cells.size())));
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Table(
            study.deterministic()
                ? "One run of each, since it is deterministic"
                : "Means ± half-widths of the 95 % confidence intervals",
            table,
            cells.size() <= MOST_OPEN));
    if (study.measures().size() > MOST_MEASURES || cells.size() > MOST_ROWS) {
      blocks.add(
          new Block.Words(
              "Only the first %d measures and the first %s cells are shown; results.csv has all."
                  .formatted(measures.size(), Units.count(Math.min(MOST_ROWS, cells.size())))));
    }
    return blocks;
  }

  private String shown(CellResult cell, String measure) {
    SampleSummary sample = cell.measures().get(measure);
    return sample == null ? "" : shown(measure, sample.mean(), sample.halfWidth(), sample.n());
  }

  /** A mean with its half-width and unit; empty where there is none. */
  private String shown(
      String measure,
      @Nullable BigDecimal mean,
      @Nullable BigDecimal halfWidth,
      @Nullable Integer n) {
    if (mean == null) {
      return "";
    }
    double half = halfWidth == null ? Double.POSITIVE_INFINITY : halfWidth.doubleValue();
    Interval interval = new Interval(mean.doubleValue(), half, n == null ? 1 : n);
    return Shown.mean(study.unit(measure), interval);
  }

  /** What differs from the baseline, seed by seed, and whether that is more than noise. */
  List<Block> differences() {
    List<DifferenceSummary> all = study.summary().differences();
    if (all.isEmpty()) {
      return List.of();
    }
    TextTable table =
        new Columns<DifferenceSummary>()
            .left("cell", difference -> levels(difference.cell()))
            .left("against", difference -> levels(difference.baseline()))
            .left("measure", DifferenceSummary::measure)
            .right("difference", this::shown)
            .right("pairs", StudyTables::pairs)
            .right("p", difference -> probability(difference.p()))
            .right("p, Holm", difference -> probability(difference.holm()))
            .left("verdict", DifferenceSummary::verdict)
            .table(all.subList(0, Math.min(MOST_ROWS, all.size())));
    List<Block> blocks = new ArrayList<>();
    String caption =
        study.deterministic()
            ? "Exact differences of deterministic runs"
            : "Paired differences on common random numbers";
    blocks.add(new Block.Table(caption, table, all.size() <= MOST_OPEN));
    if (all.size() > MOST_ROWS) {
      blocks.add(
          new Block.Words(
              "Only the first %s of %s are shown; study.json has all."
                  .formatted(Units.count(MOST_ROWS), Units.count(all.size()))));
    }
    return blocks;
  }

  private String shown(DifferenceSummary difference) {
    return shown(difference.measure(), difference.mean(), difference.halfWidth(), difference.n());
  }

  private static String pairs(DifferenceSummary difference) {
    return difference.n() == null ? "" : difference.n().toString();
  }

  private String levels(int number) {
    return study.summary().cells().stream()
        .filter(cell -> cell.cell() == number)
        .findFirst()
        .map(cell -> String.join(", ", cell.levels().values()))
        .orElse(Integer.toString(number));
  }

  private static String probability(@Nullable BigDecimal p) {
    if (p == null) {
      return "";
    }
    return p.doubleValue() < SMALL ? "<" + SMALL : Quantity.COUNT.text(p.doubleValue());
  }

  /** Cells without results, and why. */
  List<Block> failures() {
    TextTable table =
        new Columns<CellResult>()
            .left("cell", cell -> Integer.toString(cell.cell()))
            .left("levels", cell -> levels(cell.cell()))
            .left("status", CellResult::status)
            .left("reason", cell -> Objects.requireNonNullElse(cell.failure(), ""))
            .table(
                study.summary().cells().stream()
                    .filter(cell -> !cell.status().equals(CellResult.DONE))
                    .toList());
    return table.rows().isEmpty()
        ? List.of()
        : List.of(new Block.Table("Cells without results", table, true));
  }
}
