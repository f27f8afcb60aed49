package org.faultline.lab.results.summary;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What some processes did, added up.
 *
 * @param requests those that they served, by name
 * @param perSecond over the window
 * @param window counted in it
 * @param run counted over the whole run
 * @param windowTimes where their time went
 * @param timeShares the same as shares of the time that they lived
 * @param waitsForPaging share of the time awake; absent from older summaries
 * @param waitsForCommit share of the time awake
 * @param takes share of the time awake by the label of what takes it; without what takes none
 * @param asleep share of their life
 * @param waitsForCpu share of the time awake
 * @param fairness absent where none of them lived in the window
 */
public record WorkSummary(
    BigDecimal requestsPerSecond,
    List<RequestSummary> requests,
    Rates perSecond,
    Counts window,
    Counts run,
    Times windowTimes,
    TimeShares timeShares,
    @Nullable BigDecimal waitsForPaging,
    BigDecimal waitsForCommit,
    Map<String, BigDecimal> takes,
    BigDecimal asleep,
    BigDecimal waitsForCpu,
    @Nullable FairnessSummary fairness,
    MemoryUse memory) {
  /** What is absent is nothing. */
  public WorkSummary {
    requests = Absent.empty(requests);
    perSecond = perSecond == null ? Rates.NONE : perSecond;
    window = window == null ? Counts.NONE : window;
    run = run == null ? Counts.NONE : run;
    windowTimes = windowTimes == null ? Times.NONE : windowTimes;
    takes = Absent.empty(takes);
  }

  /**
   * How much memory processes have. Peaks are over the whole run; absent where nobody knows.
   *
   * @param sharing absent where there never was a section
   */
  public record MemoryUse(
      long workingSetBytes,
      @Nullable Long peakWorkingSetBytes,
      long privateBytes,
      @Nullable Sharing sharing) {}

  /**
   * What of their working sets could be, and is, in others too.
   *
   * @param privateWorkingSetBytes that only one process can use
   * @param shareableWorkingSetBytes all other: pages of sections
   * @param sharedWorkingSetBytes of these: in more than one working set, or in one twice
   * @param sharedCommitBytes of the sections that the pagefile is behind: committed and mapped
   */
  public record Sharing(
      long privateWorkingSetBytes,
      long shareableWorkingSetBytes,
      long sharedWorkingSetBytes,
      long sharedCommitBytes) {}

  /** The same with another fairness. */
  public WorkSummary with(@Nullable FairnessSummary other) {
    return new WorkSummary(
        requestsPerSecond,
        requests,
        perSecond,
        window,
        run,
        windowTimes,
        timeShares,
        waitsForPaging,
        waitsForCommit,
        takes,
        asleep,
        waitsForCpu,
        other,
        memory);
  }
}
