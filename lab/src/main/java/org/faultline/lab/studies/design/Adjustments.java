package org.faultline.lab.studies.design;

import java.util.List;

/**
 * What a command line changes of a study's file.
 *
 * @param quick whether the values in {@code quick} are used
 * @param workload a file or name of another workload; null for the study's
 * @param of the group of processes that takes the place of the study's; null for the study's
 * @param sets further overrides of the workload, each {@code key=value}
 * @param seed of the study; null for its own
 * @param replications how many runs each cell gets; null for the study's rule
 */
public record Adjustments(
    boolean quick, String workload, String of, List<String> sets, Long seed, Integer replications) {
  /** The study as it is written. */
  public static final Adjustments NONE = new Adjustments(false, null, null, List.of(), null, null);
}
