package org.faultline.lab.studies.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.faultline.lab.results.measure.Shown;
import org.faultline.lab.results.text.Columns;
import org.faultline.lab.studies.design.Factor;

/** The table at the end of a study: a row for each level of the axis, a column for each curve. */
public final class StudyTable {
  private static final int MOST_COLUMNS = 8;
  private static final int MOST_ROWS = 30;

  private final StudyFindings findings;
  private final List<Curve> curves;

  private StudyTable(StudyFindings findings) {
    this.findings = findings;
    this.curves = findings.curves();
  }

  /** The lines: one table, or one for each measure where that would be too wide. */
  public static List<String> lines(StudyFindings findings) {
    Optional<EffectTable> effects = EffectTable.of(findings);
    if (effects.isPresent()) {
      return effects.get().lines();
    }
    StudyTable table = new StudyTable(findings);
    List<String> y = findings.study().plot().y();
    boolean titled = y.size() > 1 || table.curves.size() == 1;
    if (titled && table.curves.size() * y.size() <= MOST_COLUMNS) {
      return table.table(y);
    }
    List<String> lines = new ArrayList<>();
    for (String measure : y) {
      lines.add(measure);
      lines.addAll(
          table.curves.size() <= MOST_COLUMNS
              ? table.table(List.of(measure))
              : table.tall(measure));
    }
    return lines;
  }

  private List<String> table(List<String> measures) {
    Columns<Integer> columns =
        new Columns<Integer>().left(axis(), row -> curves.get(0).level(cell(curves.get(0), row)));
    for (String measure : measures) {
      for (Curve curve : curves) {
        columns.right(
            title(measure, curve, measures.size()), row -> shown(cell(curve, row), measure));
        overlay(measure, curve)
            .ifPresent(
                overlay ->
                    columns.right(overlay.label(), row -> at(overlay, curve, cell(curve, row))));
      }
    }
    DifferenceColumn.between(findings, curves, measures.get(0))
        .ifPresent(differences -> columns.right(differences.title(), differences::shown));
    boolean noted = measures.contains(findings.study().plot().y().get(0));
    columns.left("", row -> noted ? notes(row) : "");
    int rows = curves.get(0).cells().size();
    List<String> lines = new ArrayList<>(columns.table(shown(rows)).lines());
    if (rows > MOST_ROWS) {
      lines.add("(%d of %d rows; all are in results.csv)".formatted(shown(rows).size(), rows));
    }
    return lines;
  }

  /** A row for each cell, where there are many curves. */
  private List<String> tall(String measure) {
    Columns<CellSummary> columns = new Columns<>();
    for (Factor factor : findings.study().factors()) {
      columns.left(factor.shortName(), cell -> cell.cell().labels().get(factor.name()));
    }
    columns.right(measure, cell -> shown(cell, measure));
    List<CellSummary> cells = findings.cells().stream().limit(MOST_ROWS).toList();
    List<String> lines = new ArrayList<>(columns.table(cells).lines());
    if (findings.cells().size() > MOST_ROWS) {
      lines.add(
          "(%d of %d cells; all are in results.csv)".formatted(MOST_ROWS, findings.cells().size()));
    }
    return lines;
  }

  private static CellSummary cell(Curve curve, int row) {
    return curve.cells().get(row);
  }

  private String axis() {
    return curves.get(0).axis();
  }

  private String title(String measure, Curve curve, int measures) {
    if (curves.size() == 1) {
      return measure;
    }
    return measures == 1 ? curve.name() : measure + " " + curve.name();
  }

  private Optional<OverlayCurve> overlay(String measure, Curve curve) {
    return findings.overlays().stream()
        .filter(o -> o.measure().equals(measure) && o.series().equals(curve.series()))
        .findFirst();
  }

  private String at(OverlayCurve overlay, Curve curve, CellSummary cell) {
    int i = Arrays.binarySearch(overlay.x(), curve.at(cell));
    return i < 0 ? "" : Shown.value(findings.unit(overlay.measure()), overlay.y()[i]);
  }

  private String shown(CellSummary cell, String measure) {
    if (cell.failure().isPresent()) {
      return "failed";
    }
    return cell.sample(measure)
        .map(sample -> Shown.mean(findings.unit(measure), sample.interval()))
        .orElse("-");
  }

  /** All rows, or the first, the last, those with a note and some between. */
  private List<Integer> shown(int rows) {
    if (rows <= MOST_ROWS) {
      return IntStream.range(0, rows).boxed().toList();
    }
    Set<Integer> shown = new TreeSet<>(Set.of(0, rows - 1));
    int step = (2 * rows + MOST_ROWS - 1) / MOST_ROWS;
    IntStream.range(0, rows).filter(r -> r % step == 0 || !notes(r).isEmpty()).forEach(shown::add);
    return List.copyOf(shown);
  }

  /** What a point is and, where it lies beside the level of the row, where. */
  private static String note(MarkedPoint mark) {
    return mark.place().equals(mark.level()) ? mark.text() : mark.text() + " at " + mark.place();
  }

  private String notes(int row) {
    List<String> notes = new ArrayList<>();
    for (Curve curve : curves) {
      String level = curve.level(curve.cells().get(row));
      String prefix = curves.size() == 1 ? "" : curve.name() + ": ";
      findings.marks().stream()
          .filter(mark -> mark.curve().series().equals(curve.series()))
          .filter(mark -> mark.level().equals(level))
          .forEach(mark -> notes.add(prefix + note(mark)));
    }
    return notes.stream().distinct().collect(Collectors.joining("; "));
  }
}
