package org.faultline.workload.config;

import java.util.List;

/**
 * How processes share the simulated CPUs; times in nanoseconds.
 *
 * @param timeSliceNanos how long a process keeps a CPU, greater than 0
 * @param slackNanos how far references may run ahead of an eviction decided meanwhile, at least 0
 * @param loadControl which processes are active at once
 * @param loadPeriodNanos time between two decisions of load control, greater than 0
 * @param loadTurnNanos time after which the process that has been active longest makes room for the
 *     one that has waited longest; 0 for never
 */
public record SchedulerConfig(
    long timeSliceNanos,
    Wake wake,
    Order order,
    long slackNanos,
    LoadControl loadControl,
    long loadPeriodNanos,
    long loadTurnNanos) {

  private static final long DEFAULT_LOAD_PERIOD = 100_000_000L;

  /** What a woken process does where no CPU is idle. */
  public enum Wake {
    /** Takes a CPU from a running process, which keeps the rest of its slice. */
    PREEMPT,
    /** Waits its turn. */
    QUEUE
  }

  /** Who decides which process runs. */
  public enum Order {
    /** Round robin in virtual time. */
    TIME,
    /** The recorded mix: one CPU, faults take no time and never yield it. */
    TRACE
  }

  /**
   * @throws IllegalArgumentException where a time is out of range
   */
  public SchedulerConfig {
    Check.that(timeSliceNanos > 0, "must have a time-slice greater than 0");
    Check.that(slackNanos >= 0, "has a negative slack");
    Check.that(loadPeriodNanos > 0, "must have a load-period greater than 0");
    Check.part(
        order == Order.TIME || loadControl.equals(LoadControl.NONE),
        List.of("load-control"),
        "needs scheduler.order = time: no process of a recorded mix is ever suspended; use none");
  }

  /** Processes that share the CPUs without load control. */
  public SchedulerConfig(long timeSliceNanos, Wake wake, Order order, long slackNanos) {
    this(timeSliceNanos, wake, order, slackNanos, LoadControl.NONE, DEFAULT_LOAD_PERIOD, 0);
  }

  /** The same with another slack. */
  public SchedulerConfig withSlack(long nanos) {
    return new SchedulerConfig(
        timeSliceNanos, wake, order, nanos, loadControl, loadPeriodNanos, loadTurnNanos);
  }

  /** Whether load control decides anything. */
  public boolean controlsLoad() {
    return !loadControl.equals(LoadControl.NONE);
  }
}
