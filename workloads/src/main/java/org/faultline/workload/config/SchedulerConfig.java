package org.faultline.workload.config;

/**
 * How processes share the simulated CPUs; times in nanoseconds.
 *
 * @param timeSliceNanos how long a process keeps a CPU, greater than 0
 * @param slackNanos how far references may run ahead of an eviction decided meanwhile, at least 0
 */
public record SchedulerConfig(long timeSliceNanos, Wake wake, Order order, long slackNanos) {

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
    Check.that(timeSliceNanos > 0, "has no time-slice greater than 0");
    Check.that(slackNanos >= 0, "has a negative slack");
  }
}
