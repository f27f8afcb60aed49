package org.faultline.workload.program;

import java.util.ArrayList;
import java.util.List;

/** The recordings that programs play. */
public final class TraceRecordings {
  private TraceRecordings() {}

  /** Those of {@code steps}, in order, with those inside of other steps. */
  public static List<TraceRecording> in(List<Step> steps) {
    List<TraceRecording> found = new ArrayList<>();
    for (Step step : steps) {
      if (step instanceof Repeat repeat) {
        found.addAll(in(repeat.steps()));
      } else if (step instanceof Serve serve) {
        found.addAll(in(serve.steps()));
      } else if (step instanceof Trace trace) {
        found.add(trace.recording());
      }
    }
    return found;
  }
}
