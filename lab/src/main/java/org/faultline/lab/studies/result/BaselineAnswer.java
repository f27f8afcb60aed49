package org.faultline.lab.studies.result;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.faultline.lab.results.measure.Shown;
import org.faultline.lab.results.number.Interval;
import org.faultline.lab.studies.design.StudyConfig;

/** What differs from the baseline of a study, and by how much. */
final class BaselineAnswer {
  private final StudyFindings findings;
  private final StudyConfig study;

  BaselineAnswer(StudyFindings findings) {
    this.findings = findings;
    this.study = findings.study();
  }

  /** What differs in {@code measure}, curve by curve. */
  List<String> sentences(String measure) {
    List<String> sentences = new ArrayList<>();
    for (Curve curve : findings.curves()) {
      List<BaselineComparison> own =
          findings.comparisons().stream()
              .filter(c -> c.measure().equals(measure))
              .filter(c -> curve.cells().stream().anyMatch(cell -> cell.cell().equals(c.cell())))
              .toList();
      if (!own.isEmpty()) {
        sentences.add(
            study.baseline().containsKey(study.plot().x())
                ? levels(curve, measure, own)
                : last(curve, measure, own));
      }
    }
    return sentences;
  }

  private String baseline() {
    return study.baseline().entrySet().stream()
        .map(e -> e.getKey().substring(e.getKey().lastIndexOf('.') + 1) + " " + e.getValue())
        .collect(Collectors.joining(", "));
  }

  private String withBaseline() {
    return study.baseline().entrySet().stream()
        .map(e -> Curve.with(e.getKey().substring(e.getKey().lastIndexOf('.') + 1), e.getValue()))
        .collect(Collectors.joining(" and "));
  }

  /** The baseline is a level of the axis: which other levels differ from it. */
  private String levels(Curve curve, String measure, List<BaselineComparison> comparisons) {
    List<String> parts = new ArrayList<>();
    for (BaselineComparison.Verdict verdict : BaselineComparison.Verdict.values()) {
      List<String> levels =
          comparisons.stream()
              .filter(c -> c.verdict() == verdict)
              .map(c -> c.cell().labels().get(study.plot().x()))
              .toList();
      if (!levels.isEmpty()) {
        parts.add(word(verdict) + " at " + Curve.joined(levels));
      }
    }
    String where = findings.curves().size() == 1 ? "" : curve.where() + ", ";
    return "%s%s compared with %s: %s (%s)."
        .formatted(where, measure, baseline(), String.join("; ", parts), how(comparisons));
  }

  /** The baseline is another curve: by how much this one differs at its end, and how often. */
  private String last(Curve curve, String measure, List<BaselineComparison> comparisons) {
    BaselineComparison end = comparisons.get(comparisons.size() - 1);
    Interval interval = end.difference().interval();
    String at =
        curve.x() == null
            ? ""
            : " at " + curve.axis() + " " + end.cell().labels().get(curve.x().name());
    String amount =
        !end.differs()
            ? end.verdict() == BaselineComparison.Verdict.EQUAL
                ? "is equal to that"
                : "cannot be told apart from that"
            : "is "
                + Shown.mean(
                    findings.unit(measure),
                    new Interval(Math.abs(interval.mean()), interval.halfWidth(), interval.n()))
                + (interval.mean() > 0 ? " above that" : " below that");
    String text =
        "%s, %s%s %s %s (%s)"
            .formatted(
                curve.where(), measure, at, amount, withBaseline(), how(List.of(end)) + p(end));
    return comparisons.size() == 1 ? text + "." : text + "; " + counts(comparisons) + ".";
  }

  private static String counts(List<BaselineComparison> comparisons) {
    List<String> parts = new ArrayList<>();
    for (BaselineComparison.Verdict verdict : BaselineComparison.Verdict.values()) {
      long count = comparisons.stream().filter(c -> c.verdict() == verdict).count();
      if (count > 0) {
        parts.add(word(verdict) + " at " + count);
      }
    }
    return "of " + comparisons.size() + " levels, " + String.join(", ", parts);
  }

  private static String word(BaselineComparison.Verdict verdict) {
    return switch (verdict) {
      case HIGHER -> "higher";
      case LOWER -> "lower";
      case EQUAL -> "equal";
      case NOISE -> "no clear difference";
    };
  }

  private static String p(BaselineComparison comparison) {
    String p = comparison.shownP();
    return p.isEmpty() ? "" : ", p " + (p.startsWith("<") ? "< " + p.substring(1) : "= " + p);
  }

  private String how(List<BaselineComparison> comparisons) {
    if (comparisons.stream().allMatch(c -> c.difference().exact())) {
      return "exact: deterministic runs";
    }
    return findings.paired() ? "paired, same seeds" : "independent seeds";
  }
}
