package org.faultline.actors.time;

import org.faultline.workload.config.SchedulerConfig;
import org.jspecify.annotations.Nullable;

/**
 * What virtual time begins with.
 *
 * @param startsAtNanos when each process appears, from process 1 on
 * @param turns the recorded mix that decides who runs, if one does
 * @param recording whether events are recorded
 */
public record TimekeeperSettings(
    SchedulerConfig scheduler,
    Processors processors,
    long[] startsAtNanos,
    Timetable timetable,
    @Nullable TurnSource turns,
    boolean recording) {

  /**
   * The simulated CPUs.
   *
   * @param cpus how many there are
   * @param contextSwitchNanos what it costs one to run another process than before
   */
  public record Processors(int cpus, long contextSwitchNanos) {}

  /**
   * What comes by the clock alone.
   *
   * @param warmUpNanos when the measured window begins; 0 for at once
   * @param untilNanos the end, {@link Long#MAX_VALUE} for none
   * @param timelineNanos between two rows of the timeline; 0 for none
   * @param periodNanos the working-set manager's period; 0 for none
   */
  public record Timetable(
      long warmUpNanos, long untilNanos, long timelineNanos, long periodNanos) {}

  /** Number of processes. */
  int processes() {
    return startsAtNanos.length;
  }
}
