package org.faultline.lab.verification.replay;

import java.math.BigDecimal;
import java.util.List;
import org.faultline.lab.results.number.Exact;
import org.faultline.workload.trace.TraceSummary;

/**
 * Faults of a trace by policy and size, for programs.
 *
 * @param schema {@value #SCHEMA}
 */
public record FaultSummary(String schema, List<Row> results) {
  private static final String SCHEMA = "faultline-faults/1";
  private static final int DIGITS = 15;

  /**
   * One policy at one size.
   *
   * @param meanPages in memory, on average over the references
   * @param peakPages the most in memory at a time
   */
  public record Row(
      String trace,
      String policy,
      int frames,
      long references,
      long distinctPages,
      long faults,
      long writebacks,
      BigDecimal missRatio,
      BigDecimal meanPages,
      long peakPages) {

    static Row of(FaultRow row) {
      TraceSummary trace = row.trace().summary();
      ReplayCounts counts = row.counts();
      return new Row(
          trace.name(),
          row.policy(),
          row.frames(),
          counts.references(),
          trace.distinctPages(),
          counts.allFaults(),
          counts.allWritebacks(),
          Exact.significant(counts.missRatio(), DIGITS),
          Exact.significant(counts.meanPages(), DIGITS),
          counts.peakPages());
    }
  }

  static FaultSummary of(List<FaultRow> rows) {
    return new FaultSummary(SCHEMA, rows.stream().map(Row::of).toList());
  }
}
