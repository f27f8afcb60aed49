package org.faultline.lab.verification.mrc;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;

/**
 * Curves of a trace for programs.
 *
 * @param schema {@value #SCHEMA}
 * @param trace its name
 * @param rawReferences those that the program made before equal neighbours were merged
 * @param lru null where only an estimate is asked
 * @param workingSet null where only an estimate is asked
 * @param sample the estimate; null where none is asked
 */
public record CurveSummary(
    String schema,
    String trace,
    long references,
    long rawReferences,
    long distinctPages,
    MissRatios lru,
    WorkingSets workingSet,
    Estimated sample) {

  static final String SCHEMA = "faultline-mrc/1";

  /**
   * LRU's faults.
   *
   * @param knee null where there is none
   * @param faults by frames, that of 1 frame first
   */
  public record MissRatios(@JsonInclude(JsonInclude.Include.ALWAYS) Knee knee, List<Long> faults) {}

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
   * @param meanError from the exact curve; null where that is not there
   * @param greatestError from the exact curve; null where that is not there
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
      BigDecimal meanError,
      BigDecimal greatestError,
      List<Long> frames,
      List<BigDecimal> missRatio,
      List<BigDecimal> low,
      List<BigDecimal> high) {}
}
