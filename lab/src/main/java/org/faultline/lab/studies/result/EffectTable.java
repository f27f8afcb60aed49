package org.faultline.lab.studies.result;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.faultline.lab.results.measure.Shown;
import org.faultline.lab.results.measure.Unit;
import org.faultline.lab.results.text.TextTable;

/**
 * The table of a study whose baseline is one of several named levels: by how much each of the
 * others changes a measure, the largest effect first, and behind them those that are within the
 * noise.
 */
final class EffectTable {
  private static final int BAR = 12;

  private final StudyFindings findings;
  private final String x;

  private EffectTable(StudyFindings findings, String x) {
    this.findings = findings;
    this.x = x;
  }

  /**
   * The table of a study that has the form of it: one curve of words, and a baseline on it; empty
   * for others.
   */
  static Optional<EffectTable> of(StudyFindings findings) {
    String x = findings.study().plot().x();
    return x != null && fits(findings, x)
        ? Optional.of(new EffectTable(findings, x))
        : Optional.empty();
  }

  private static boolean fits(StudyFindings findings, String x) {
    return !findings.study().factor(x).numeric()
        && findings.study().baseline().containsKey(x)
        && findings.curves().size() == 1
        && findings.study().plot().y().stream().anyMatch(y -> comparisons(findings, y).size() > 0);
  }

  private static List<BaselineComparison> comparisons(StudyFindings findings, String measure) {
    return findings.comparisons().stream().filter(c -> c.measure().equals(measure)).toList();
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (String measure : findings.study().plot().y()) {
      List<BaselineComparison> comparisons = new ArrayList<>(comparisons(findings, measure));
      if (!comparisons.isEmpty()) {
        lines.addAll(lines(measure, comparisons));
      }
    }
    return lines;
  }

  private List<String> lines(String measure, List<BaselineComparison> comparisons) {
    comparisons.sort(
        Comparator.comparing((BaselineComparison c) -> !c.differs()).thenComparing(c -> -size(c)));
    Unit unit = findings.unit(measure);
    MeasureSample base = sample(comparisons.get(0).baseline().number(), measure);
    double widest = comparisons.stream().mapToDouble(EffectTable::size).max().orElse(0);
    String name = findings.study().factor(x).shortName();
    TextTable table =
        new TextTable().left(name).right(measure).right("difference").right("").right("p").left("");
    String baseline = findings.study().baseline().get(x);
    table.row(List.of(baseline, Shown.mean(unit, base.interval()), "(baseline)", "", "", ""));
    for (BaselineComparison comparison : comparisons) {
      boolean noise = !comparison.differs();
      double share = comparison.difference().interval().mean() / base.mean();
      MeasureSample sample = sample(comparison.cell().number(), measure);
      table.row(
          List.of(
              comparison.cell().labels().get(x),
              Shown.mean(unit, sample.interval()),
              DifferenceColumn.shown(comparison, unit),
              noise || !Double.isFinite(share)
                  ? ""
                  : String.format(Locale.ROOT, "%+.1f %%", 100 * share),
              comparison.shownP(),
              noise || widest == 0
                  ? ""
                  : (share < 0 ? "-" : "+")
                      .repeat((int) Math.ceil(BAR * size(comparison) / widest))));
    }
    return table.lines();
  }

  private MeasureSample sample(int cell, String measure) {
    return findings.cells().get(cell - 1).known(measure);
  }

  private static double size(BaselineComparison comparison) {
    return Math.abs(comparison.difference().interval().mean());
  }
}
