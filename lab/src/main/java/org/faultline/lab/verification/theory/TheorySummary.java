package org.faultline.lab.verification.theory;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What proofs came to, for programs: comparisons counted by their verdicts, and each of them.
 *
 * @param schema {@value #SCHEMA}
 */
public record TheorySummary(
    String schema, long passed, long failed, long notAvailable, long reported, List<Proved> tests) {

  static final String SCHEMA = "faultline-verify-theory/1";

  /**
   * A published result.
   *
   * @param verdict failed where any comparison is; not available only where all are
   */
  public record Proved(
      String id, String title, String source, String verdict, List<Check> checks) {}

  /**
   * A comparison.
   *
   * @param expected absent where nothing is
   * @param measured absent where it could not be
   * @param tolerance absent where nothing is asserted
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Check(
      String what,
      @Nullable BigDecimal expected,
      @Nullable BigDecimal measured,
      @Nullable BigDecimal tolerance,
      String verdict) {}
}
