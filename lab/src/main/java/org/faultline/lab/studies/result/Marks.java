package org.faultline.lab.studies.result;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.faultline.lab.studies.design.PlotPlan.Mark;

/** Finds the points that a study marks on the curves of its first measure. */
final class Marks {
  private static final String PAGING = "pagefile.utilisation";
  private static final String CPU = "cpu.utilisation";
  private static final double HALF = 0.5;

  private final StudyFindings findings;
  private final String measure;

  Marks(StudyFindings findings) {
    this.findings = findings;
    this.measure = findings.study().plot().y().get(0);
  }

  /** The points, curve by curve; a mark that a curve does not reach is left out. */
  List<MarkedPoint> all() {
    List<MarkedPoint> all = new ArrayList<>();
    for (Curve curve : findings.curves()) {
      if (curve.numeric() && !curve.with(measure).isEmpty()) {
        findings.study().plot().marks().forEach(mark -> point(mark, curve).ifPresent(all::add));
      }
    }
    return all;
  }

  private Optional<MarkedPoint> point(Mark mark, Curve curve) {
    return switch (mark) {
      case PEAK -> Optional.of(peak(curve));
      case KNEE -> Optional.of(knee(curve));
      case FIFTY_PERCENT -> fiftyPercent(curve);
      case L_EQUALS_S -> lifetimeEqualsTransfer(curve);
    };
  }

  private MarkedPoint peak(Curve curve) {
    Extreme extreme = Extreme.of(curve.with(measure), measure, findings.paired());
    CellSummary best = extreme.best();
    String ties =
        extreme.ties().size() == 1
            ? "peak"
            : "peak: " + curve.levels(extreme.ties()) + " " + extreme.words();
    return at(Mark.PEAK, curve, best, ties);
  }

  /** Where a line from the origin touches the curve: the most of the measure for each unit of x. */
  private MarkedPoint knee(Curve curve) {
    CellSummary best =
        curve.with(measure).stream()
            .max(Comparator.comparingDouble(cell -> slope(curve, cell)))
            .orElseThrow();
    return at(Mark.KNEE, curve, best, "knee: most for each unit of " + curve.axis());
  }

  private double slope(Curve curve, CellSummary cell) {
    double x = curve.at(cell);
    return x > 0 ? cell.known(measure).mean() / x : 0;
  }

  private Optional<MarkedPoint> fiftyPercent(Curve curve) {
    return curve.with(measure).stream()
        .filter(cell -> cell.sample(PAGING).map(MeasureSample::mean).orElse(0.0) >= HALF)
        .findFirst()
        .map(
            cell ->
                at(Mark.FIFTY_PERCENT, curve, cell, "50 %: the pagefile is busy half the time"));
  }

  private MarkedPoint at(Mark mark, Curve curve, CellSummary cell, String text) {
    return new MarkedPoint(
        mark, curve, measure, curve.at(cell), curve.level(cell), cell.known(measure).mean(), text);
  }

  /**
   * Where the CPU and the pagefile are busy alike: by the forced-flow law the time computed between
   * page faults, L, then equals the time of a transfer, S (one CPU, one transfer at a time).
   */
  private Optional<MarkedPoint> lifetimeEqualsTransfer(Curve curve) {
    List<CellSummary> cells =
        curve.with(measure).stream()
            .filter(cell -> cell.sample(PAGING).isPresent() && cell.sample(CPU).isPresent())
            .toList();
    for (int i = 1; i < cells.size(); i++) {
      double before = excess(cells.get(i - 1));
      double after = excess(cells.get(i));
      if (before > 0 && after <= 0) {
        return Optional.of(
            between(curve, cells.get(i - 1), cells.get(i), before / (before - after)));
      }
    }
    return Optional.empty();
  }

  private static double excess(CellSummary cell) {
    return cell.known(CPU).mean() - cell.known(PAGING).mean();
  }

  private MarkedPoint between(Curve curve, CellSummary from, CellSummary to, double share) {
    double x = curve.at(from) + share * (curve.at(to) - curve.at(from));
    double start = from.known(measure).mean();
    double value = start + share * (to.known(measure).mean() - start);
    String level = curve.level(share < HALF ? from : to);
    return new MarkedPoint(Mark.L_EQUALS_S, curve, measure, x, level, value, "L = S");
  }
}
