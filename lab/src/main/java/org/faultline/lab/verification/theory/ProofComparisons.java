package org.faultline.lab.verification.theory;

import java.util.ArrayList;
import java.util.List;
import org.faultline.lab.verification.theory.ProofComparison.Verdict;

/** The comparisons of one published result, in order. */
final class ProofComparisons {
  private final String id;
  private final List<ProofComparison> all = new ArrayList<>();

  ProofComparisons(String id) {
    this.id = id;
  }

  List<ProofComparison> all() {
    return all;
  }

  /** Two whole numbers that must be equal. */
  void equal(String what, long expected, long measured) {
    near(what, (double) expected, (double) measured, 0);
  }

  /** Two numbers that may differ by {@code tolerance}. */
  void near(String what, double expected, double measured, double tolerance) {
    // A difference that is no number fails.
    boolean passed = Math.abs(measured - expected) <= tolerance;
    add(what, expected, measured, tolerance, passed);
  }

  /** Two numbers that may differ by a share of the expected one. */
  void within(String what, double expected, double measured, double share) {
    near(what, expected, measured, share * Math.abs(expected));
  }

  /** A number that may be at most {@code bound}. */
  void atMost(String what, double bound, double measured) {
    add(what + " (at most)", bound, measured, 0, measured <= bound);
  }

  /** A number that must be at least {@code bound}. */
  void atLeast(String what, double bound, double measured) {
    add(what + " (at least)", bound, measured, 0, measured >= bound);
  }

  /** A property that must hold in all of {@code cases}, at least one, and was broken in some. */
  void holds(String what, long cases, long broken) {
    add(what + ", broken in " + cases + " cases", 0, (double) broken, 0, broken == 0 && cases > 0);
  }

  /** A property that must be broken somewhere. */
  void breaks(String what, long cases, long broken) {
    add(
        what + ", counter-examples in " + cases + " cases (at least)",
        1,
        (double) broken,
        0,
        broken > 0);
  }

  /** A comparison that needs a policy that is not there. */
  void unavailable(String what, double expected, double tolerance) {
    all.add(new ProofComparison(id, what, expected, Double.NaN, tolerance, Verdict.NOT_AVAILABLE));
  }

  /** A number of which nothing is asserted. */
  void reported(String what, double measured) {
    all.add(new ProofComparison(id, what, Double.NaN, measured, Double.NaN, Verdict.REPORTED));
  }

  private void add(
      String what, double expected, double measured, double tolerance, boolean passed) {
    Verdict verdict = passed ? Verdict.PASSED : Verdict.FAILED;
    all.add(new ProofComparison(id, what, expected, measured, tolerance, verdict));
  }
}
