package org.faultline.lab.studies.result;

import java.util.List;
import java.util.Optional;
import org.faultline.lab.results.measure.Shown;
import org.faultline.lab.results.measure.Unit;
import org.faultline.lab.results.number.Interval;

/** The column of a table with two curves that says how far one is from the other, its baseline. */
final class DifferenceColumn {
  private final Curve curve;
  private final Unit unit;
  private final List<BaselineComparison> comparisons;

  private DifferenceColumn(Curve curve, Unit unit, List<BaselineComparison> comparisons) {
    this.curve = curve;
    this.unit = unit;
    this.comparisons = comparisons;
  }

  /** The differences of the measure between two curves; empty where there are not two. */
  static Optional<DifferenceColumn> between(
      StudyFindings findings, List<Curve> curves, String measure) {
    if (curves.size() != 2) {
      return Optional.empty();
    }
    List<BaselineComparison> own =
        findings.comparisons().stream().filter(c -> c.measure().equals(measure)).toList();
    return curves.stream()
        .filter(curve -> own.stream().anyMatch(c -> holds(curve, c)))
        .filter(curve -> own.stream().allMatch(c -> holds(curve, c)))
        .findFirst()
        .map(curve -> new DifferenceColumn(curve, findings.unit(measure), own));
  }

  private static boolean holds(Curve curve, BaselineComparison comparison) {
    return curve.cells().stream().anyMatch(cell -> cell.cell().equals(comparison.cell()));
  }

  String title() {
    return curve.name() + " − other";
  }

  /** {@code +0.763 ± 0.006/s}, or {@code noise}. */
  String shown(int row) {
    return comparisons.stream()
        .filter(c -> c.cell().equals(curve.cells().get(row).cell()))
        .findFirst()
        .map(c -> shown(c, unit))
        .orElse("");
  }

  static String shown(BaselineComparison comparison, Unit unit) {
    if (!comparison.differs()) {
      return comparison.verdict() == BaselineComparison.Verdict.EQUAL ? "equal" : "noise";
    }
    Interval interval = comparison.difference().interval();
    return (interval.mean() > 0 ? "+" : "") + Shown.mean(unit, interval);
  }
}
