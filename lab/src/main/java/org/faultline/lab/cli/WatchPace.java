package org.faultline.lab.cli;

import org.faultline.lab.results.output.UserMistake;
import org.faultline.workload.binding.Quantities;
import org.faultline.workload.config.RunConfig;

/** How much simulated time passes from one look at a run to the next. */
final class WatchPace {
  private WatchPace() {}

  /**
   * The pace in nanoseconds. What is shown are rows of the timeline: more of them would be a
   * different run.
   *
   * @param text what the user gave; null for each row
   */
  static long of(String text, RunConfig run) {
    long row = run.timelineNanos();
    if (row == 0) {
      throw new UserMistake(
          "--watch shows rows of the timeline, and the workload has run.timeline = off;"
              + " nearest: --set run.timeline=100ms");
    }
    if (text == null) {
      return row;
    }
    long pace = Quantities.parseNanos(text).orElse(0);
    if (pace <= 0) {
      throw new UserMistake("--pace is '" + text + "', but must be a duration such as 200ms");
    }
    if (pace < row) {
      throw new UserMistake(
          "--pace is %s, but the timeline has a row each %s; nearest: --pace %2$s, or --set run.timeline=%1$s"
              .formatted(Quantities.nanos(pace), Quantities.nanos(row).replace(" ", "")));
    }
    return pace;
  }
}
