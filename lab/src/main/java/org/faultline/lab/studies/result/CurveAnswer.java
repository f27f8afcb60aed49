package org.faultline.lab.studies.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.faultline.lab.results.measure.Shown;
import org.faultline.lab.results.measure.Unit;

/** What one curve of one measure says. */
final class CurveAnswer {
  /** A mean this far below the best, relative to it, is told as a fall. */
  private static final double FALL = 0.1;

  private final StudyFindings findings;
  private final Curve curve;
  private final String measure;
  private final String where;
  private final List<CellSummary> cells;

  /**
   * @param where which curve it is, before the measure's name; empty for the only one
   */
  CurveAnswer(StudyFindings findings, Curve curve, String measure, String where) {
    this.findings = findings;
    this.curve = curve;
    this.measure = measure;
    this.where = where;
    this.cells = curve.with(measure);
  }

  List<String> sentences() {
    Better better = Better.of(measure);
    if (cells.size() == 1 || curve.x() == null) {
      return List.of(sentence("%s: %s.", measure, shown(cells.get(0))));
    }
    if (better == Better.NONE) {
      return curve.numeric() ? List.of(range()) : List.of();
    }
    Extreme best = Extreme.of(cells, measure, findings.paired());
    List<String> sentences = new ArrayList<>();
    sentences.add(best(best, better));
    if (curve.numeric()) {
      (better == Better.HIGHER ? fall(best) : rise(best)).ifPresent(sentences::add);
    }
    return sentences;
  }

  private String range() {
    CellSummary last = cells.get(cells.size() - 1);
    return sentence(
        "%s goes from %s at %s to %s at %s.",
        measure, shown(cells.get(0)), level(cells.get(0)), shown(last), level(last));
  }

  private String best(Extreme best, Better better) {
    if (best.ties().size() == cells.size() && best.exact()) {
      return sentence("%s is %s at every level.", measure, shown(best.best()));
    }
    if (best.ties().size() == cells.size()) {
      return sentence(
          "%s shows no difference between levels beyond the noise (%s at %s).",
          measure, shown(best.best()), level(best.best()));
    }
    boolean last = best.best().equals(cells.get(cells.size() - 1));
    boolean first = best.best().equals(cells.get(0));
    boolean peak = better == Better.HIGHER && curve.numeric() && !first && !last;
    String verb = peak ? "peaks" : better == Better.HIGHER ? "is highest" : "is lowest";
    String at = sentence("%s %s at %s: %s", measure, verb, level(best.best()), shown(best.best()));
    if (best.ties().size() > 1) {
      return at + "; " + curve.levels(best.ties()) + " " + best.words() + ".";
    }
    boolean beyond = curve.numeric() && last && better == Better.HIGHER;
    return at + (beyond ? ", the last level: the peak may lie beyond." : ".");
  }

  /** How far a measure of which more is better falls behind its peak. */
  private Optional<String> fall(Extreme best) {
    CellSummary last = cells.get(cells.size() - 1);
    double peak = mean(best.best());
    if (best.ties().contains(last) || !(mean(last) < (1 - FALL) * peak)) {
      return Optional.empty();
    }
    String half =
        firstAfter(best.best(), cell -> mean(cell) <= peak / 2)
            .map(cell -> ", and below half by " + level(cell))
            .orElse("");
    return Optional.of(
        sentence(
            "%s falls to %s of its peak at %s%s.",
            measure, AnswerSentences.percent(mean(last) / peak), level(last), half));
  }

  /** Where a measure of which less is better has doubled, and where it ends. */
  private Optional<String> rise(Extreme best) {
    double least = mean(best.best());
    CellSummary last = cells.get(cells.size() - 1);
    if (best.ties().contains(last) || !(least > 0) || mean(last) < 2 * least) {
      return Optional.empty();
    }
    return firstAfter(best.best(), cell -> mean(cell) >= 2 * least)
        .map(
            cell ->
                sentence(
                    "%s has doubled by %s and is %s times as high at %s.",
                    measure,
                    level(cell),
                    Shown.value(Unit.COUNT, mean(last) / least),
                    level(last)));
  }

  private String sentence(String words, Object... values) {
    String text = words.formatted(values);
    return where.isEmpty() ? text : where + ", " + text;
  }

  private Optional<CellSummary> firstAfter(CellSummary best, Predicate<CellSummary> holds) {
    return cells.subList(cells.indexOf(best) + 1, cells.size()).stream().filter(holds).findFirst();
  }

  private double mean(CellSummary cell) {
    return cell.known(measure).mean();
  }

  private String shown(CellSummary cell) {
    return Shown.mean(findings.unit(measure), cell.known(measure).interval());
  }

  private String level(CellSummary cell) {
    return curve.axis() + " " + curve.level(cell);
  }
}
