package org.faultline.lab.studies.design;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command line changes of a study's file.
 *
 * @param quick whether the values in {@code quick} are used
 * @param workload a file or name of another workload; absent for the study's
 * @param of the group of processes that takes the place of the study's; absent for the study's
 * @param sets further overrides of the workload, each {@code key=value}
 * @param seed of the study; absent for its own
 * @param replications how many runs each cell gets; absent for the study's rule
 */
public record Adjustments(
    boolean quick,
    @Nullable String workload,
    @Nullable String of,
    List<String> sets,
    @Nullable Long seed,
    @Nullable Integer replications) {
  /** The study as it is written. */
  public static final Adjustments NONE = new Adjustments(false, null, null, List.of(), null, null);
}
