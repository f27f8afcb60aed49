package org.faultline.lab.studies.summary;

import java.math.BigDecimal;
import java.util.List;
import org.faultline.lab.results.summary.Absent;
import org.jspecify.annotations.Nullable;

/**
 * A key of the workload that a study varied.
 *
 * @param kind of its levels: {@code number}, {@code size}, {@code duration}, {@code rate}, {@code
 *     share}, {@code bandwidth}, or {@code category} for words
 * @param levels in the order of the study
 * @param values of the levels in bytes, seconds or a second; absent where they are words
 */
public record FactorSummary(
    String name, String kind, List<String> levels, @Nullable List<BigDecimal> values) {
  /** The kind of levels that are words, or of several kinds. */
  public static final String CATEGORY = "category";

  /** A kind that is absent becomes {@link #CATEGORY}. */
  public FactorSummary {
    kind = kind == null ? CATEGORY : kind;
    levels = Absent.empty(levels);
  }
}
