package org.faultline.lab.verification.recording;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a recording of references holds, for a program.
 *
 * @param mix whether it says which process ran when
 * @param rawReferences before equal references in a row were merged
 * @param workingSet by window, ascending
 */
record RecordingSummary(
    String schema,
    String name,
    String format,
    boolean mix,
    long references,
    long rawReferences,
    long reads,
    long writes,
    long fetches,
    long runs,
    long distinctPages,
    long bytes,
    List<MeanWorkingSet> workingSet,
    List<ProcessPages> processes) {
  static final String SCHEMA = "faultline-trace-info/1";

  /**
   * The mean working set for one window.
   *
   * @param window in references
   */
  record MeanWorkingSet(long window, BigDecimal meanPages) {}

  /**
   * What one process references.
   *
   * @param ranges of pages without a gap
   */
  record ProcessPages(
      int process,
      long references,
      long distinctPages,
      long lowestPage,
      long highestPage,
      int ranges) {}
}
