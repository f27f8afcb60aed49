package org.faultline.actors.time;

/** Time in which at least one CPU had nothing to do, as far as it is decided. */
final class IdleTime {
  private int idleCpus;
  private long last;
  private long nanos;

  /** All CPUs are idle from the beginning on. */
  IdleTime(int cpus) {
    idleCpus = cpus;
  }

  /** A CPU is idle from {@code time} on. */
  void begin(long time) {
    advance(time);
    idleCpus++;
  }

  /** An idle CPU has something to do from {@code time} on. */
  void end(long time) {
    advance(time);
    idleCpus--;
  }

  private void advance(long time) {
    if (time > last) {
      nanos += idleCpus > 0 ? time - last : 0;
      last = time;
    }
  }

  /** Idle time until {@code time}, in nanoseconds. */
  long until(long time) {
    return nanos + (idleCpus > 0 && time > last ? time - last : 0);
  }
}
