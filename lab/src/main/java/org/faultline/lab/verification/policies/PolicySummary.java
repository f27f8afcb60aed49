package org.faultline.lab.verification.policies;

import java.util.List;

/**
 * What became of rows of counts, for programs: how many there are and are equal, and what is not.
 */
public record PolicySummary(long rows, long equal, List<Different> different) {

  /** One number of a row that is not as expected. */
  public record Different(
      String trace, String policy, String size, String what, String expected, String measured) {

    static Different of(CountDifference difference) {
      return new Different(
          difference.row().trace(),
          difference.row().policy(),
          difference.row().size(),
          difference.what(),
          difference.expected(),
          difference.measured());
    }
  }

  /** Of all outcomes together. */
  public static PolicySummary of(List<PolicyVerification.Outcome> outcomes) {
    return new PolicySummary(
        outcomes.stream().mapToLong(PolicyVerification.Outcome::rows).sum(),
        outcomes.stream().mapToLong(PolicyVerification.Outcome::equal).sum(),
        outcomes.stream()
            .flatMap(outcome -> outcome.differences().stream())
            .map(Different::of)
            .toList());
  }
}
