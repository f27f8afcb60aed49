package org.faultline.actors.time;

/** Time in which at least one CPU had nothing to do, as far as it is decided. */
final class IdleTime {
  private int idleCpus;
  private long lastNanos;
  private long idleNanos;

  /** All CPUs are idle from the beginning on. */
  IdleTime(int cpus) {
    idleCpus = cpus;
  }

  /** A CPU is idle from {@code nowNanos} on. */
  void begin(long nowNanos) {
    advance(nowNanos);
    idleCpus++;
  }

  /** An idle CPU has something to do from {@code nowNanos} on. */
  void end(long nowNanos) {
    advance(nowNanos);
    idleCpus--;
  }

  private void advance(long nowNanos) {
    if (nowNanos > lastNanos) {
      idleNanos += idleCpus > 0 ? nowNanos - lastNanos : 0;
      lastNanos = nowNanos;
    }
  }

  /** Idle time until {@code nowNanos}, in nanoseconds. */
  long nanosUntil(long nowNanos) {
    return idleNanos + (idleCpus > 0 && nowNanos > lastNanos ? nowNanos - lastNanos : 0);
  }
}
