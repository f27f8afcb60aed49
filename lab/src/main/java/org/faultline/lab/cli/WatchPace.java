package org.faultline.lab.cli;

import org.faultline.lab.results.output.UserMistake;
import org.faultline.workload.binding.Quantities;
import org.faultline.workload.config.RunConfig;
import org.jspecify.annotations.Nullable;

/** How much simulated time passes from one look at a run to the next. */
final class WatchPace {
  private WatchPace() {}

  /**
   * The pace in nanoseconds. What is shown are rows of the timeline: more of them would be a
   * different run.
   *
   * @param text what the user gave; absent for each row
   */
  static long of(@Nullable String text, RunConfig run) {
    long rowNanos = run.timelineNanos();
    if (rowNanos == 0) {
      throw new UserMistake(
          "--watch shows rows of the timeline, and the workload has run.timeline = off;"
              + " nearest: --set run.timeline=100ms");
    }
    if (text == null) {
      return rowNanos;
    }
    long paceNanos = Quantities.parseNanos(text).orElse(0);
    if (paceNanos <= 0) {
      throw new UserMistake("--pace is '" + text + "', but must be a duration such as 200ms");
    }
    if (paceNanos < rowNanos) {
      throw new UserMistake(
          "--pace is %s, but the timeline has a row every %s; nearest: --pace %2$s, or --set run.timeline=%1$s"
              .formatted(Quantities.nanos(paceNanos), Quantities.nanos(rowNanos).replace(" ", "")));
    }
    return paceNanos;
  }
}
