package org.faultline.actors.result;

import org.faultline.actors.time.TimeBucket;
import org.faultline.memory.server.Counter;

/**
 * What a process did within a time: its whole life or the measured window.
 *
 * @param counters by {@link Counter}
 * @param timesNanos by {@link TimeBucket}
 * @param references that the Scheduler was told of
 */
public record ProcessAccount(long[] counters, long[] timesNanos, long references) {
  /** What this counter counted. */
  public long count(Counter counter) {
    return counters[counter.ordinal()];
  }

  /** Nanoseconds that the process spent so. */
  public long nanos(TimeBucket bucket) {
    return timesNanos[bucket.ordinal()];
  }
}
