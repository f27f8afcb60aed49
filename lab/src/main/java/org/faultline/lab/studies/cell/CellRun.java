package org.faultline.lab.studies.cell;

import java.util.SortedMap;
import org.faultline.actors.result.RunResult;
import org.faultline.lab.results.measure.Measure;
import org.faultline.lab.results.summary.RunSummary;
import org.faultline.workload.config.LoadedWorkload;
import org.jspecify.annotations.Nullable;

/**
 * A run that came to its end and whose identities hold.
 *
 * @param workload what was run, with the seed of the run
 * @param summary what {@code summary.json} would hold, without what was run
 * @param measures the measures of the run by name
 * @param failedProcesses which of its processes failed and why, as a sentence without its full
 *     stop; absent where none did
 */
public record CellRun(
    LoadedWorkload workload,
    RunResult result,
    RunSummary summary,
    SortedMap<String, Measure> measures,
    @Nullable String failedProcesses) {

  /** Whether nothing in it was drawn at random, so that every seed gives this run. */
  public boolean deterministic() {
    return !result.drawn();
  }
}
