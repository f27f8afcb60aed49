package org.faultline.actors.process;

/** A process's local virtual time: nanoseconds, with the picoseconds that references leave over. */
final class VirtualClock {
  /** Compute time advances in steps of this many nanoseconds, each as atomic as a reference. */
  static final long COMPUTE_STEP_NANOS = 1_000;

  private long nowNanos;
  private long leftoverPicos;
  private long consumedNanos;

  long nowNanos() {
    return nowNanos;
  }

  /** CPU time consumed so far. */
  long consumedNanos() {
    return consumedNanos;
  }

  /** Takes the time at which the process runs again. */
  void set(long atNanos) {
    nowNanos = atNanos;
  }

  /**
   * How many references of {@code costPicos} begin before {@code untilNanos}; they may overrun it.
   */
  long affordableReferences(long untilNanos, long costPicos) {
    if (costPicos == 0 || untilNanos - nowNanos > Long.MAX_VALUE / 1000 - 1) {
      return nowNanos < untilNanos ? Long.MAX_VALUE : 0;
    }
    long spanPicos = (untilNanos - nowNanos) * 1000 - leftoverPicos;
    return spanPicos <= 0 ? 0 : (spanPicos + costPicos - 1) / costPicos;
  }

  /** Makes {@code count} references. */
  void references(long count, long costPicos) {
    long totalPicos = leftoverPicos + count * costPicos;
    advance(totalPicos / 1000);
    leftoverPicos = totalPicos % 1000;
  }

  /**
   * Computes for up to {@code wantedNanos}, in whole steps that begin before {@code untilNanos}.
   */
  long compute(long wantedNanos, long untilNanos) {
    long doneNanos = wantedNanos;
    if (untilNanos - nowNanos < wantedNanos) {
      long steps = (untilNanos - nowNanos + COMPUTE_STEP_NANOS - 1) / COMPUTE_STEP_NANOS;
      doneNanos = Math.min(wantedNanos, steps * COMPUTE_STEP_NANOS);
    }
    advance(doneNanos);
    return doneNanos;
  }

  /** Time passes that the program does not consume. */
  void skip(long passedNanos) {
    nowNanos += passedNanos;
  }

  void advance(long passedNanos) {
    nowNanos += passedNanos;
    consumedNanos += passedNanos;
  }
}
