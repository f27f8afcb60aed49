package org.faultline.workload.program;

import java.util.List;

/** The recordings that programs play. */
public final class TraceRecordings {
  private TraceRecordings() {}

  /** Those of {@code steps}, in order, with those inside of other steps. */
  public static List<TraceRecording> in(List<Step> steps) {
    return Steps.all(steps)
        .filter(Trace.class::isInstance)
        .map(step -> ((Trace) step).recording())
        .toList();
  }
}
