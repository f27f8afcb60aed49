package org.faultline.lab.verification.mrc;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Curves of a trace for programs.
 *
 * @param schema {@value #SCHEMA}
 * @param trace its name
 * @param rawReferences those that the program made before equal neighbours were merged
 * @param lru absent where only an estimate is asked
 * @param workingSet absent where only an estimate is asked
 * @param sample the estimate; absent where none is asked
 */
public record CurveSummary(
    String schema,
    String trace,
    long references,
    long rawReferences,
    long distinctPages,
    @Nullable MissRatios lru,
    @Nullable WorkingSets workingSet,
    @Nullable Estimated sample) {

  static final String SCHEMA = "faultline-mrc/1";

  /**
   * LRU's faults.
   *
   * @param knee absent where the curve has none
   * @param faults by frames, that of 1 frame first
   */
  public record MissRatios(
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Knee knee, List<Long> faults) {}

  /**
   * Where a line from the origin touches the lifetime curve.
   *
   * @param lifetime references from one fault to the next
   */
  public record Knee(int frames, BigDecimal lifetime) {}

  /**
   * Denning's working sets.
   *
   * @param window in references
   * @param faults of each window
   * @param totalSize pages in the working set, added up over all references
   */
  public record WorkingSets(List<Long> window, List<Long> faults, List<Long> totalSize) {}

  /**
   * An estimate from a share of the pages.
   *
   * @param rate the share of the pages that were sampled
   * @param errorBound of the miss ratios, at 95 %
   * @param meanError from the exact curve; absent where that is not there
   * @param greatestError from the exact curve; absent where that is not there
   * @param missRatio for each of {@code frames}
   * @param low for each of {@code frames}
   * @param high for each of {@code frames}
   */
  public record Estimated(
      BigDecimal rate,
      long seed,
      long pages,
      long hotPages,
      long references,
      BigDecimal errorBound,
      @Nullable BigDecimal meanError,
      @Nullable BigDecimal greatestError,
      List<Long> frames,
      List<BigDecimal> missRatio,
      List<BigDecimal> low,
      List<BigDecimal> high) {}
}
