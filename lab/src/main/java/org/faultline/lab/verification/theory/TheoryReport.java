package org.faultline.lab.verification.theory;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.faultline.lab.results.text.Columns;
import org.faultline.lab.verification.theory.ProofComparison.Verdict;
import org.faultline.lab.verification.theory.TheoryVerification.Proven;
import org.jspecify.annotations.Nullable;

/** What the proofs came to, for people and for programs. */
public final class TheoryReport {
  private static final int PLACES = 6;

  private static final Columns<Line> COLUMNS =
      new Columns<Line>()
          .left("", Line::proof)
          .left("", Line::what)
          .right("expected", Line::expected)
          .right("measured", Line::measured)
          .right("tolerance", Line::tolerance)
          .left("verdict", Line::verdict);

  /** A line of the table: a proof, or a comparison below it. */
  private record Line(
      String proof,
      String what,
      String expected,
      String measured,
      String tolerance,
      String verdict) {

    static Line of(Proof proof) {
      return new Line(proof.id(), proof.title() + " (" + proof.source() + ")", "", "", "", "");
    }

    static Line of(ProofComparison result) {
      return new Line(
          "",
          "  " + result.what(),
          number(result.expected()),
          number(result.measured()),
          result.tolerance() == 0 ? "exact" : number(result.tolerance()),
          result.verdict().label());
    }
  }

  private TheoryReport() {}

  /** A line for each comparison, under a line for each proof. */
  public static List<String> lines(List<Proven> all) {
    List<Line> rows = new ArrayList<>();
    for (Proven proven : all) {
      rows.add(Line.of(proven.proof()));
      proven.results().forEach(result -> rows.add(Line.of(result)));
    }
    List<String> lines = new ArrayList<>(COLUMNS.table(rows).lines());
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "%d comparisons: %d passed, %d failed, %d not available (their policies"
                + " are not installed), %d reported without a verdict",
            all.stream().mapToInt(p -> p.results().size()).sum(),
            count(all, Verdict.PASSED),
            count(all, Verdict.FAILED),
            count(all, Verdict.NOT_AVAILABLE),
            count(all, Verdict.REPORTED)));
    return lines;
  }

  /** For programs. */
  public static TheorySummary summary(List<Proven> all) {
    return new TheorySummary(
        TheorySummary.SCHEMA,
        count(all, Verdict.PASSED),
        count(all, Verdict.FAILED),
        count(all, Verdict.NOT_AVAILABLE),
        count(all, Verdict.REPORTED),
        all.stream().map(TheoryReport::proved).toList());
  }

  private static TheorySummary.Proved proved(Proven proven) {
    return new TheorySummary.Proved(
        proven.proof().id(),
        proven.proof().title(),
        proven.proof().source(),
        verdict(proven).label(),
        proven.results().stream().map(TheoryReport::check).toList());
  }

  private static TheorySummary.Check check(ProofComparison comparison) {
    return new TheorySummary.Check(
        comparison.what(),
        decimal(comparison.expected()),
        decimal(comparison.measured()),
        decimal(comparison.tolerance()),
        comparison.verdict().label());
  }

  /** Failed where any comparison is; not available only where all are. */
  private static Verdict verdict(Proven proven) {
    if (proven.results().stream().anyMatch(r -> r.verdict() == Verdict.FAILED)) {
      return Verdict.FAILED;
    }
    for (Verdict verdict : List.of(Verdict.PASSED, Verdict.REPORTED)) {
      if (proven.results().stream().anyMatch(r -> r.verdict() == verdict)) {
        return verdict;
      }
    }
    return Verdict.NOT_AVAILABLE;
  }

  public static long count(List<Proven> all, Verdict verdict) {
    return all.stream()
        .flatMap(proven -> proven.results().stream())
        .filter(result -> result.verdict() == verdict)
        .count();
  }

  /** Rounded; absent for NaN. */
  private static @Nullable BigDecimal decimal(double value) {
    return Double.isNaN(value) ? null : rounded(value);
  }

  /** To so many places as are told. */
  private static BigDecimal rounded(double value) {
    BigDecimal rounded = new BigDecimal(value).setScale(PLACES, RoundingMode.HALF_EVEN);
    return value == Math.rint(value) ? rounded.setScale(0) : rounded;
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "-" : rounded(value).toPlainString();
  }
}
