package org.faultline.actors.process;

/** A process's local virtual time: nanoseconds, with the picoseconds that references leave over. */
final class VirtualClock {
  /** Compute time advances in steps of this many nanoseconds, each as atomic as a reference. */
  static final long COMPUTE_STEP_NANOS = 1_000;

  private long nanos;
  private long picos;
  private long consumed;

  long nowNanos() {
    return nanos;
  }

  /** CPU time consumed so far, in nanoseconds. */
  long consumed() {
    return consumed;
  }

  /** Takes the time at which the process runs again. */
  void set(long nowNanos) {
    nanos = nowNanos;
  }

  /**
   * How many references of {@code costPicos} begin before {@code untilNanos}; they may overrun it.
   */
  long affordable(long untilNanos, long costPicos) {
    if (costPicos == 0 || untilNanos - nanos > Long.MAX_VALUE / 1000 - 1) {
      return nanos < untilNanos ? Long.MAX_VALUE : 0;
    }
    long span = (untilNanos - nanos) * 1000 - picos;
    return span <= 0 ? 0 : (span + costPicos - 1) / costPicos;
  }

  /** Makes {@code count} references. */
  void references(long count, long costPicos) {
    long total = picos + count * costPicos;
    advance(total / 1000);
    picos = total % 1000;
  }

  /** Computes for up to {@code nanos}, in whole steps that begin before {@code untilNanos}. */
  long compute(long nanosWanted, long untilNanos) {
    long done = nanosWanted;
    if (untilNanos - nanos < nanosWanted) {
      long steps = (untilNanos - nanos + COMPUTE_STEP_NANOS - 1) / COMPUTE_STEP_NANOS;
      done = Math.min(nanosWanted, steps * COMPUTE_STEP_NANOS);
    }
    advance(done);
    return done;
  }

  /** Time passes that the program does not consume. */
  void skip(long passedNanos) {
    nanos += passedNanos;
  }

  void advance(long passedNanos) {
    nanos += passedNanos;
    consumed += passedNanos;
  }
}
