package org.faultline.actors.time;

import org.faultline.workload.config.SchedulerConfig;
import org.jspecify.annotations.Nullable;

/**
 * What virtual time begins with.
 *
 * @param cpus simulated CPUs
 * @param contextSwitchNanos what it costs a CPU to run another process than before
 * @param startsAtNanos when each process appears, from process 1 on
 * @param warmUpNanos when the measured window begins; 0 for at once
 * @param untilNanos the end, {@link Long#MAX_VALUE} for none
 * @param timelineNanos between two rows of the timeline; 0 for none
 * @param periodNanos the working-set manager's period; 0 for none
 * @param turns the recorded mix that decides who runs, if one does
 * @param recording whether events are recorded
 */
public record TimekeeperSettings(
    SchedulerConfig scheduler,
    int cpus,
    long contextSwitchNanos,
    long[] startsAtNanos,
    long warmUpNanos,
    long untilNanos,
    long timelineNanos,
    long periodNanos,
    @Nullable TurnSource turns,
    boolean recording) {

  /** Number of processes. */
  int processes() {
    return startsAtNanos.length;
  }
}
