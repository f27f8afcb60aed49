package org.faultline.lab.study.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.faultline.lab.measure.Unit;
import org.faultline.lab.report.Interval;
import org.faultline.lab.report.Units;
import org.faultline.lab.study.design.Plot.Mark;
import org.faultline.lab.study.design.Plot.Overlay;
import org.faultline.lab.study.design.Replications;
import org.faultline.lab.study.run.Entry;

/** Says in sentences what a study found, and what it could not tell. */
public final class Answer {
  /** More sentences than this nobody reads; the rest is in the files. */
  private static final int MOST = 16;

  private final Findings findings;
  private final List<String> sentences = new ArrayList<>();

  private Answer(Findings findings) {
    this.findings = findings;
  }

  /** The sentences, the most important first. */
  public static List<String> of(Findings findings) {
    Answer answer = new Answer(findings);
    answer.failures();
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
    answer.certainty();
    return answer.sentences;
  }

  private void failures() {
    List<CellSummary> failed =
        findings.cells().stream().filter(cell -> cell.failure().isPresent()).toList();
    if (!failed.isEmpty()) {
      Entry first = failed.get(0).failure().orElseThrow();
      sentences.add(
          "%d of %d cells failed; the first, %s: %s"
              .formatted(
                  failed.size(),
                  findings.cells().size(),
                  failed.get(0).cell().name(),
                  first.reason()));
    }
  }

  private void curves(String measure) {
    List<Curve> curves = findings.curves();
    boolean any = false;
    for (Curve curve : curves) {
      if (!curve.with(measure).isEmpty()) {
        String where = curves.size() == 1 ? "" : ", " + curve.name();
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
    boolean between = mark.x() != mark.curve().x().value(mark.level());
    return mark.curve().x().shortName()
        + " "
        + (between ? Shown.value(Unit.COUNT, mark.x()) : mark.level());
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
    Replications rule = findings.study().replications();
    if (rule.maximum() == 1) {
      sentences.add("One run of each cell gives no intervals, so nothing is ranked.");
    }
    if (rule.halfWidth() == 0) {
      return;
    }
    int short0 = 0;
    double widest = 0;
    for (CellSummary cell : findings.cells()) {
      double width = 0;
      for (String measure : rule.of()) {
        width = Math.max(width, cell.sample(measure).map(Answer::relative).orElse(0.0));
      }
      short0 += width > rule.halfWidth() ? 1 : 0;
      widest = Math.max(widest, width);
    }
    if (short0 > 0) {
      sentences.add(
          String.format(
              Locale.ROOT,
              "%d of %d cells had %d runs and are still less sure than ± %s; the widest is ± %s.",
              short0,
              findings.cells().size(),
              rule.maximum(),
              percent(rule.halfWidth()),
              percent(widest)));
    }
  }

  private static double relative(Sample sample) {
    Interval interval = sample.interval();
    return interval.halfWidth() == 0 ? 0 : interval.halfWidth() / Math.abs(interval.mean());
  }

  static String percent(double share) {
    return Units.percent(share);
  }
}
