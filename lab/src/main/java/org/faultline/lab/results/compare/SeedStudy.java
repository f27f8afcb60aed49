package org.faultline.lab.results.compare;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.faultline.lab.results.number.Interval;
import org.faultline.lab.results.summary.RunManifest;
import org.faultline.lab.results.summary.RunSummary;
import org.faultline.lab.results.summary.SeedsSummary;
import org.faultline.lab.results.text.TextTable;
import org.faultline.lab.results.text.Units;

/** Runs that differ in their seed alone: the main figures with their confidence intervals. */
public final class SeedStudy {
  private static final BigDecimal CONFIDENCE = new BigDecimal("0.95");

  private static final MathContext DIGITS = new MathContext(12);

  private final List<RunSummary> summaries;
  private final List<Map<String, Figure>> figures;

  /** A study of at least one run. */
  public SeedStudy(List<RunSummary> summaries) {
    this.summaries = summaries;
    boolean byWork = summaries.stream().allMatch(RunSummary::toItsEnd);
    this.figures = summaries.stream().map(summary -> Figure.of(summary, byWork)).toList();
  }

  /** The runs, then each main figure that all of them have. */
  public SeedsSummary summary() {
    return new SeedsSummary(
        SeedsSummary.SCHEMA,
        CONFIDENCE,
        Deterministic.are(summaries),
        summaries.stream().map(SeedStudy::run).toList(),
        common().stream().map(this::figure).toList());
  }

  private static SeedsSummary.SeededRun run(RunSummary summary) {
    return new SeedsSummary.SeededRun(summary.manifest().seed(), summary.manifest().digest());
  }

  private SeedsSummary.SeededFigure figure(Figure figure) {
    Interval interval = interval(figure);
    boolean sampled = interval.n() > 1 && !Deterministic.are(summaries);
    return new SeedsSummary.SeededFigure(
        figure.where(),
        figure.what(),
        figure.kind().name().toLowerCase(Locale.ROOT),
        interval.n(),
        exact(interval.mean()),
        sampled ? exact(interval.halfWidth()) : null);
  }

  private static BigDecimal exact(double value) {
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }

  /** The table: requests and waits of the groups, all figures of the machine. */
  public List<String> lines() {
    boolean exact = Deterministic.are(summaries);
    TextTable table = new TextTable().left("").left("");
    if (exact) {
      table.right("").right("").right("");
    } else {
      table.right("mean").right("± 95 %").right("");
    }
    for (Figure figure : common()) {
      boolean machine = figure.where().equals("machine");
      if (figure.what().equals("failed") ? interval(figure).mean() > 0 : machine || shown(figure)) {
        Interval interval = interval(figure);
        table.row(
            List.of(
                figure.where(),
                figure.what(),
                figure.kind().show(interval.mean()),
                exact ? "" : interval.n() < 2 ? "-" : figure.kind().show(interval.halfWidth()),
                exact || interval.n() < 2 || interval.mean() == 0
                    ? ""
                    : "± " + Units.percent(interval.halfWidth() / Math.abs(interval.mean()))));
      }
    }
    List<String> lines = new ArrayList<>();
    RunManifest manifest = summaries.get(0).manifest();
    String form =
        Deterministic.are(summaries)
            ? "%s, deterministic: one run (seed %3$d) is enough, because nothing is"
                + " drawn at random and every seed gives the same"
            : "%s, %d seeds starting at %d: means with 95 %% confidence intervals (Student's t)";
    lines.add(
        String.format(Locale.ROOT, form, manifest.workload(), summaries.size(), manifest.seed()));
    lines.addAll(table.lines());
    return lines;
  }

  private static boolean shown(Figure figure) {
    return !List.of(
            "references/s",
            "references",
            "Page Faults/s",
            "Page Faults",
            "miss ratio",
            "peak Working Set")
        .contains(figure.what());
  }

  private List<Figure> common() {
    return figures.get(0).values().stream()
        .filter(figure -> figures.stream().allMatch(of -> of.containsKey(figure.key())))
        .toList();
  }

  private Interval interval(Figure figure) {
    return Interval.of(
        figures.stream()
            .map(of -> of.get(figure.key()))
            .filter(Objects::nonNull)
            .mapToDouble(Figure::value)
            .toArray());
  }
}
