package org.faultline.workload.config;

import org.faultline.workload.binding.Quantities;

/**
 * What part of a run is measured; times in nanoseconds of virtual time.
 *
 * @param warmUpNanos what passes before anything is measured, less than the end
 * @param untilNanos the end, or {@link Long#MAX_VALUE} to run until every process has ended
 * @param timelineNanos the distance between two rows of the timeline; 0 for no timeline
 * @param events whether the event log is kept
 */
public record RunConfig(long warmUpNanos, long untilNanos, long timelineNanos, boolean events) {
  /**
   * @throws IllegalArgumentException where the times are negative or out of order
   */
  public RunConfig {
    Check.that(warmUpNanos >= 0 && timelineNanos >= 0, "has a negative time");
    Check.that(
        warmUpNanos < untilNanos,
        "has a warm-up of "
            + Quantities.nanos(warmUpNanos)
            + ", which must be shorter than until, "
            + Quantities.nanos(untilNanos));
  }
}
