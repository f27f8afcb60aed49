package org.faultline.lab.studies.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.faultline.lab.results.measure.Measures;
import org.faultline.lab.results.number.Interval;
import org.faultline.lab.results.text.Units;
import org.faultline.lab.studies.design.PlotPlan.Mark;
import org.faultline.lab.studies.design.PlotPlan.Overlay;
import org.faultline.lab.studies.design.Replications;
import org.faultline.lab.studies.design.Work;
import org.faultline.lab.studies.run.JournalEntry;

/** Says in sentences what a study found, and what it could not tell. */
public final class AnswerSentences {
  /** More sentences than this nobody reads; the rest is in the files. */
  private static final int MOST = 16;

  private static final int MOST_NAMES = 4;

  private final StudyFindings findings;
  private final List<String> sentences = new ArrayList<>();

  private AnswerSentences(StudyFindings findings) {
    this.findings = findings;
  }

  /** The sentences, the most important first. */
  public static List<String> of(StudyFindings findings) {
    AnswerSentences answer = new AnswerSentences(findings);
    answer.failures();
    answer.failedProcesses();
    answer.work();
    List<String> y = findings.study().plot().y();
    for (String measure : y) {
      answer.curves(measure);
      if (measure.equals(y.get(0))) {
        answer.points();
        answer.fits();
      }
      answer.sentences.addAll(new BaselineAnswer(findings).sentences(measure));
    }
    int left = answer.sentences.size() - MOST;
    if (left > 0) {
      answer.sentences.subList(MOST, answer.sentences.size()).clear();
      answer.sentences.add(left + " more findings are in results.csv and study.json.");
    }
    answer.determinism();
    answer.certainty();
    return answer.sentences;
  }

  private void failures() {
    List<CellSummary> failed =
        findings.cells().stream().filter(cell -> cell.failure().isPresent()).toList();
    if (!failed.isEmpty()) {
      JournalEntry first = failed.get(0).failure().orElseThrow();
      sentences.add(
          "%d of %d cells failed; the first, %s: %s"
              .formatted(
                  failed.size(),
                  findings.cells().size(),
                  failed.get(0).cell().name(),
                  first.reason()));
    }
  }

  /** Runs that came to their end without all of their processes. */
  private void failedProcesses() {
    List<CellSummary> cells =
        findings.cells().stream().filter(cell -> !cell.failedProcesses().isEmpty()).toList();
    if (cells.isEmpty()) {
      return;
    }
    int runs = cells.stream().mapToInt(cell -> cell.failedProcesses().size()).sum();
    sentences.add(
        "Processes failed in %d of %d runs, so what follows includes machines with fewer processes than asked for; in cells: %s; the first: %s."
            .formatted(
                runs,
                findings.runs(),
                shortened(cells.stream().map(cell -> cell.cell().name()).toList()),
                cells.get(0).failedProcesses().get(0)));
  }

  private static String shortened(List<String> names) {
    int left = names.size() - MOST_NAMES;
    return left <= 0
        ? String.join("; ", names)
        : String.join("; ", names.subList(0, MOST_NAMES)) + "; and " + left + " more";
  }

  /** Cells of which one run is enough. */
  private void determinism() {
    List<CellSummary> cells = findings.cells();
    long deterministic = cells.stream().filter(CellSummary::deterministic).count();
    if (deterministic > 0) {
      sentences.add(
          "%s deterministic: one run each. Nothing is drawn at random, so every seed gives the same figures and differences are exact."
              .formatted(
                  deterministic == cells.size()
                      ? cells.size() == 1 ? "The cell is" : "All cells are"
                      : deterministic + " of " + cells.size() + " cells are"));
    }
  }

  /** How replays are compared, and what came of those that did not end. */
  private void work() {
    if (findings.study().subject().work() == Work.ENDLESS) {
      return;
    }
    boolean whole = findings.study().subject().work() == Work.WHOLE;
    for (String measure : findings.study().measured().measures()) {
      Optional<String> byWork = Measures.byWork(measure, whole);
      if (byWork.isPresent()) {
        sentences.add(
            "The runs are replays, which take different times, so %s, a rate, does not tell how much was done; %s does."
                .formatted(measure, byWork.get()));
        break;
      }
    }
    List<String> cut =
        findings.cells().stream()
            .filter(cell -> !cell.samples().isEmpty())
            .filter(cell -> cell.sample(Work.ELAPSED).isEmpty())
            .map(cell -> cell.cell().name())
            .toList();
    if (!cut.isEmpty()) {
      sentences.add(
          "%d of %d cells ended before all of their processes did, so they did less of the work: %s; remove run.until to compare them."
              .formatted(cut.size(), findings.cells().size(), shortened(cut)));
    }
  }

  private void curves(String measure) {
    List<Curve> curves = findings.curves();
    boolean any = false;
    for (Curve curve : curves) {
      if (!curve.with(measure).isEmpty()) {
        String where = curves.size() == 1 ? "" : curve.where();
        sentences.addAll(new CurveAnswer(findings, curve, measure, where).sentences());
        any = true;
      }
    }
    if (!any) {
      sentences.add("No run has the measure " + measure + ".");
    }
  }

  /** Where the marked points lie, beside the peak, which was told. */
  private void points() {
    for (Curve curve : findings.curves()) {
      List<String> points =
          findings.marks().stream()
              .filter(mark -> mark.mark() != Mark.PEAK)
              .filter(mark -> mark.curve().series().equals(curve.series()))
              .map(mark -> "%s at %s".formatted(mark.text(), place(mark)))
              .toList();
      if (!points.isEmpty()) {
        String where = findings.curves().size() == 1 ? "" : curve.name() + ": ";
        sentences.add(where + String.join("; ", points) + ".");
      }
    }
  }

  private static String place(MarkedPoint mark) {
    return mark.curve().axis() + " " + mark.place();
  }

  /** The parameters of the fitted curves. */
  private void fits() {
    for (OverlayCurve overlay : findings.overlays()) {
      if (overlay.overlay() != Overlay.MVA) {
        String where =
            overlay.series().isEmpty() ? "" : ", " + String.join(", ", overlay.series().values());
        sentences.add("%s%s, %s.".formatted(overlay.measure(), where, overlay.text()));
      }
    }
  }

  private void certainty() {
    Replications rule = findings.study().sampling().replications();
    if (rule.maximum() == 1 && !findings.cells().stream().allMatch(CellSummary::deterministic)) {
      sentences.add("With one run of each cell there are no intervals, so nothing is ranked.");
    }
    if (rule.halfWidth() == 0) {
      return;
    }
    int short0 = 0;
    double widest = 0;
    for (CellSummary cell : findings.cells()) {
      double width = 0;
      for (String measure : rule.of()) {
        width = Math.max(width, cell.sample(measure).map(AnswerSentences::relative).orElse(0.0));
      }
      short0 += width > rule.halfWidth() ? 1 : 0;
      widest = Math.max(widest, width);
    }
    if (short0 > 0) {
      sentences.add(
          String.format(
              Locale.ROOT,
              "%d of %d cells are still, with %d runs, less precise than ± %s; the"
                  + " widest interval is ± %s.",
              short0,
              findings.cells().size(),
              rule.maximum(),
              percent(rule.halfWidth()),
              percent(widest)));
    }
  }

  private static double relative(MeasureSample sample) {
    Interval interval = sample.interval();
    return sample.exact() || interval.halfWidth() == 0
        ? 0
        : interval.halfWidth() / Math.abs(interval.mean());
  }

  static String percent(double share) {
    return Units.percent(share);
  }
}
