package org.faultline.lab.verification.theory;

/**
 * One comparison.
 *
 * @param id of the published result, such as {@code A1}
 * @param what was compared
 * @param expected by the publication or its formula
 * @param measured by Faultline; NaN where it could not be
 * @param tolerance the most by which the two may differ; 0 for equal numbers
 */
public record ProofComparison(
    String id, String what, double expected, double measured, double tolerance, Verdict verdict) {

  /** What a comparison came to. */
  public enum Verdict {
    PASSED("passed"),
    FAILED("FAILED"),
    /** It needs a policy that is not installed. */
    NOT_AVAILABLE("not available"),
    /** A measured number of which nothing is asserted: its expectation and tolerance are NaN. */
    REPORTED("reported");

    private final String label;

    Verdict(String label) {
      this.label = label;
    }

    /** The words that users see. */
    public String label() {
      return label;
    }
  }
}
