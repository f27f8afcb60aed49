package org.faultline.lab.studies.run;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import org.faultline.lab.results.measure.Measure;
import org.faultline.lab.results.number.Exact;
import org.faultline.lab.studies.cell.CellFailure;
import org.faultline.lab.studies.cell.CellRun;
import org.jspecify.annotations.Nullable;

/**
 * What came of one run.
 *
 * @param cell its number
 * @param replication from 1
 * @param values by measure, each of at most 12 digits; a measure that the run does not have is
 *     missing, and all are where the run failed
 * @param failure absent where the run came to its end
 * @param reason a sentence; absent where the run came to its end
 * @param deterministic whether nothing in the run was drawn at random, so that every seed gives it
 * @param failedProcesses which processes of the run failed and why; absent where none did
 */
public record JournalEntry(
    int cell,
    int replication,
    long seed,
    SortedMap<String, BigDecimal> values,
    CellFailure.@Nullable Kind failure,
    @Nullable String reason,
    boolean deterministic,
    @Nullable String failedProcesses) {

  private static final int DIGITS = 12;

  /** A run in which something was drawn at random, and no process failed. */
  public JournalEntry(
      int cell,
      int replication,
      long seed,
      SortedMap<String, BigDecimal> values,
      CellFailure.@Nullable Kind failure,
      @Nullable String reason) {
    this(cell, replication, seed, values, failure, reason, false, null);
  }

  /** A run that gave measures, of which those in {@code names} are kept. */
  static JournalEntry of(
      int cell, int replication, long seed, CellRun run, Collection<String> names) {
    SortedMap<String, BigDecimal> values = new TreeMap<>();
    for (String name : names) {
      Measure measure = run.measures().get(name);
      if (measure != null && Double.isFinite(measure.value())) {
        values.put(name, Exact.significant(measure.value(), DIGITS));
      }
    }
    return new JournalEntry(
        cell, replication, seed, values, null, null, run.deterministic(), run.failedProcesses());
  }

  /** A run that gave none. */
  static JournalEntry of(int cell, int replication, long seed, CellFailure failure) {
    return new JournalEntry(
        cell, replication, seed, new TreeMap<>(), failure.kind(), failure.sentence());
  }

  /** Whether the run gave no measures. */
  public boolean failed() {
    return failure != null;
  }
}
