package org.faultline.lab.results.summary;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole of {@code seeds.json}: runs that differ in their seed alone, and their main figures.
 *
 * @param confidence of the intervals
 * @param deterministic whether every seed gives the same run
 */
public record SeedsSummary(
    String schema,
    BigDecimal confidence,
    boolean deterministic,
    List<SeededRun> runs,
    List<SeededFigure> figures) {
  /** The schema. */
  public static final String SCHEMA = "faultline-seeds/1";

  /** One of the runs. */
  public record SeededRun(long seed, String digest) {}

  /**
   * A figure that all of the runs have.
   *
   * @param where a group, or {@code machine}
   * @param kind what it is measured in
   * @param n in how many runs
   * @param halfWidth of the confidence interval; absent where there is none
   */
  public record SeededFigure(
      String where,
      String what,
      String kind,
      int n,
      BigDecimal mean,
      @Nullable BigDecimal halfWidth) {}
}
