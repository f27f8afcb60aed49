package org.faultline.actors.time;

import java.util.Arrays;
import org.faultline.workload.config.SchedulerConfig;

/**
 * Settings of virtual time for tests: two CPUs, slices of 1,000 ns, switches of 10 ns, no slack.
 */
final class VirtualTime {
  static final long SLICE_NANOS = 1_000;
  static final long SWITCH_NANOS = 10;

  private SchedulerConfig.Wake wake = SchedulerConfig.Wake.QUEUE;
  private int cpus = 2;
  private long slackNanos;
  private long warmUpNanos;
  private long untilNanos = Long.MAX_VALUE;
  private long timelineNanos;
  private long periodNanos;
  private TurnSource turns;

  VirtualTime preempting() {
    wake = SchedulerConfig.Wake.PREEMPT;
    return this;
  }

  VirtualTime cpus(int count) {
    cpus = count;
    return this;
  }

  VirtualTime slack(long nanos) {
    slackNanos = nanos;
    return this;
  }

  VirtualTime warmUp(long nanos) {
    warmUpNanos = nanos;
    return this;
  }

  VirtualTime until(long nanos) {
    untilNanos = nanos;
    return this;
  }

  VirtualTime timeline(long nanos) {
    timelineNanos = nanos;
    return this;
  }

  VirtualTime period(long nanos) {
    periodNanos = nanos;
    return this;
  }

  VirtualTime turns(TurnSource recorded) {
    turns = recorded;
    return this;
  }

  TimekeeperSettings of(long... startsAtNanos) {
    return new TimekeeperSettings(
        new SchedulerConfig(SLICE_NANOS, wake, SchedulerConfig.Order.TIME, slackNanos),
        new TimekeeperSettings.Processors(cpus, SWITCH_NANOS),
        startsAtNanos,
        new TimekeeperSettings.Timetable(warmUpNanos, untilNanos, timelineNanos, periodNanos),
        turns,
        false);
  }

  /** Processes by id, each of which has appeared at time 0. */
  static ScheduledProcess[] processes(int count) {
    ScheduledProcess[] processes = new ScheduledProcess[count + 1];
    Arrays.setAll(processes, id -> id == 0 ? null : new ScheduledProcess(id));
    for (int id = 1; id <= count; id++) {
      processes[id].start(0);
    }
    return processes;
  }
}
