package org.faultline.actors.time;

import java.util.ArrayList;
import java.util.List;

/** Which processes run in a round, until when, and how many references each may make. */
final class RoundPlan {
  /** References in one round; more need another. */
  private static final long BUDGET = 1L << 20;

  private final Cpus cpus;
  private final Agenda agenda;
  private final long slack;
  private final List<Cpu> round = new ArrayList<>();

  /** Rounds in which references may run {@code slack} nanoseconds ahead. */
  RoundPlan(Cpus cpus, Agenda agenda, long slack) {
    this.cpus = cpus;
    this.agenda = agenda;
    this.slack = slack;
  }

  /**
   * Plans the round in which {@code least} is the CPU whose turn is next.
   *
   * @param pageIsAwaited whether somebody waits for a page, which a run may release
   */
  void plan(Cpu least, boolean pageIsAwaited) {
    round.clear();
    long horizon = horizon(least);
    for (Cpu cpu : cpus.all()) {
      boolean runs = cpu.state == Cpu.State.RUNNING && cpu.time < cpu.sliceEnd && cpu.turnLeft > 0;
      boolean behind = slack > 0 && cpu.time <= horizon - (slack + 1) / 2;
      if (runs && (cpu == least || behind)) {
        cpu.until = Math.min(horizon, cpu.sliceEnd);
        boolean frees = pageIsAwaited && cpu.process.freshPages;
        cpu.budget = frees ? 1 : Math.min(BUDGET, cpu.turnLeft);
        round.add(cpu);
      }
    }
    if (round.isEmpty()) {
      throw new IllegalStateException(
          "no CPU runs in the round of process %d at %d ns, which has %d references of its turn left"
              .formatted(least.process.id(), least.time, least.turnLeft));
    }
  }

  private long horizon(Cpu least) {
    long horizon = agenda.firstEvent();
    if (slack > 0) {
      return least.time < Long.MAX_VALUE - slack ? Math.min(horizon, least.time + slack) : horizon;
    }
    horizon = agenda.first();
    Cpu second = cpus.least(least);
    if (second != null) {
      long turn = second.time + (least.process.id() < second.process.id() ? 1 : 0);
      horizon = Math.min(horizon, turn);
    }
    return horizon;
  }

  /** The CPUs of the round, in order of their index. */
  List<Cpu> cpus() {
    return round;
  }
}
