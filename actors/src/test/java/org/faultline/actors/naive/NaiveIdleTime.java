package org.faultline.actors.naive;

/** Time in which at least one CPU had no process. */
final class NaiveIdleTime {
  private long total;
  private long last;
  private int idle;

  NaiveIdleTime(int cpus) {
    idle = cpus;
  }

  /** From {@code time} on so many more CPUs are idle. */
  void change(long time, int more) {
    total = until(time);
    last = Math.max(last, time);
    idle += more;
  }

  /** Idle time until then, in nanoseconds. */
  long until(long time) {
    return idle > 0 && time > last ? total + time - last : total;
  }
}
