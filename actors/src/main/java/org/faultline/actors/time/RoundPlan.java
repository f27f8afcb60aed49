package org.faultline.actors.time;

import java.util.ArrayList;
import java.util.List;

/** Which processes run in a round, until when, and how many references each may make. */
final class RoundPlan {
  /** References in one round; more need another. */
  private static final long MOST_REFERENCES = 1L << 20;

  private final Cpus cpus;
  private final FutureEventList future;
  private final long slackNanos;
  private final List<Cpu> round = new ArrayList<>();

  /** Rounds in which references may run {@code slackNanos} ahead. */
  RoundPlan(Cpus cpus, FutureEventList future, long slackNanos) {
    this.cpus = cpus;
    this.future = future;
    this.slackNanos = slackNanos;
  }

  /**
   * Plans the round in which {@code least} is the CPU whose turn is next.
   *
   * @param pageIsAwaited whether somebody waits for a page, which a run may release
   */
  void plan(Cpu least, boolean pageIsAwaited) {
    round.clear();
    long horizonNanos = horizonNanos(least);
    for (Cpu cpu : cpus.all()) {
      boolean runs =
          cpu.state == Cpu.State.RUNNING
              && cpu.timeNanos < cpu.sliceEndNanos
              && cpu.turnReferencesLeft > 0;
      boolean behind = slackNanos > 0 && cpu.timeNanos <= horizonNanos - (slackNanos + 1) / 2;
      if (runs && (cpu == least || behind)) {
        cpu.untilNanos = Math.min(horizonNanos, cpu.sliceEndNanos);
        boolean frees = pageIsAwaited && cpu.process.freshPages;
        cpu.budgetReferences = frees ? 1 : Math.min(MOST_REFERENCES, cpu.turnReferencesLeft);
        round.add(cpu);
      }
    }
    if (round.isEmpty()) {
      throw new IllegalStateException(
          "no CPU runs in the round of process %d at %d ns, which has %d references of its turn left"
              .formatted(least.process.id(), least.timeNanos, least.turnReferencesLeft));
    }
  }

  private long horizonNanos(Cpu least) {
    long horizonNanos = future.firstEventNanos();
    if (slackNanos > 0) {
      return least.timeNanos < Long.MAX_VALUE - slackNanos
          ? Math.min(horizonNanos, least.timeNanos + slackNanos)
          : horizonNanos;
    }
    horizonNanos = future.firstNanos();
    Cpu second = cpus.least(least);
    if (second != null) {
      long turnNanos = second.timeNanos + (least.process.id() < second.process.id() ? 1 : 0);
      horizonNanos = Math.min(horizonNanos, turnNanos);
    }
    return horizonNanos;
  }

  /** The CPUs of the round, in order of their index. */
  List<Cpu> cpus() {
    return round;
  }
}
