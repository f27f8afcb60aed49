package org.faultline.lab.studies.summary;

import java.util.SortedMap;
import org.faultline.lab.results.summary.Absent;
import org.jspecify.annotations.Nullable;

/**
 * What the runs of one cell gave.
 *
 * @param cell its number, from 1
 * @param levels by the names of the factors
 * @param status {@link #DONE} or {@link #FAILED}
 * @param failure why it has no measures; absent where it has
 * @param replications how many runs were made
 * @param deterministic true where nothing was drawn at random; else absent
 * @param failedProcesses absent where none failed
 * @param measures by name; empty where the cell failed
 */
public record CellResult(
    int cell,
    SortedMap<String, String> levels,
    String status,
    @Nullable String failure,
    int replications,
    @Nullable Boolean deterministic,
    @Nullable FailedProcesses failedProcesses,
    SortedMap<String, SampleSummary> measures) {

  /** The status of a cell that has measures. */
  public static final String DONE = "done";

  /** The status of a cell of which a run failed. */
  public static final String FAILED = "failed";

  /** Maps that are absent become empty. */
  public CellResult {
    levels = Absent.empty(levels);
    measures = Absent.empty(measures);
  }

  /**
   * Processes that failed in runs that went on without them.
   *
   * @param runs how many such runs there were
   * @param first what failed in the first of them
   */
  public record FailedProcesses(int runs, String first) {}
}
