package org.faultline.lab.verification.bench;

import java.util.List;

/**
 * What a benchmark measured, for programs.
 *
 * @param schema {@value #SCHEMA}
 * @param repetitions counted ones of each measurement
 * @param quick whether it did a tenth of the work
 * @param processors of the machine, as Java sees them
 * @param java the version that ran it
 */
public record BenchSummary(
    String schema,
    int repetitions,
    boolean quick,
    int processors,
    String java,
    List<BenchFigure> figures) {

  static final String SCHEMA = "faultline-bench/1";

  /** The figures of this machine. */
  public static BenchSummary of(int repetitions, boolean quick, List<BenchFigure> figures) {
    return new BenchSummary(
        SCHEMA,
        repetitions,
        quick,
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.version"),
        figures);
  }
}
