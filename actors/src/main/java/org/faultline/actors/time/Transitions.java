package org.faultline.actors.time;

import org.faultline.actors.event.EventKind;
import org.faultline.actors.message.Served;
import org.faultline.actors.message.Stop;

/** What becomes of a process: it appears, wakes, waits, goes on, or ends. */
final class Transitions {
  private final Agenda agenda;
  private final Cpus cpus;
  private final DecisionLog log;
  private int alive;
  private int unborn;
  private int idle;

  /** Transitions of {@code processes} that do not exist yet. */
  Transitions(Agenda agenda, Cpus cpus, DecisionLog log, int processes) {
    this.agenda = agenda;
    this.cpus = cpus;
    this.log = log;
    alive = processes;
    unborn = processes;
  }

  /** Processes that are not gone. */
  int alive() {
    return alive;
  }

  /** Processes that do not exist yet. */
  int unborn() {
    return unborn;
  }

  /** Whether every process that is alive waits for an order from outside, and there is one. */
  boolean allIdle() {
    return idle > 0 && idle == alive;
  }

  /** The process of {@code cpu} sleeps. */
  void sleep(Cpu cpu, long until) {
    cpu.process.state = ScheduledProcess.State.SLEEPING;
    cpu.state = Cpu.State.RELEASING;
    agenda.add(until, EntryKind.TIMER, cpu.process.id(), null);
  }

  /** The process of {@code cpu} waits for a transfer of a file. */
  void transfer(Cpu cpu, boolean write, long end) {
    ScheduledProcess process = cpu.process;
    log.note(cpu.time, write ? EventKind.FILE_WRITE : EventKind.FILE_READ, process, end);
    process.state = ScheduledProcess.State.FILE_IO;
    cpu.state = Cpu.State.RELEASING;
    agenda.add(end, EntryKind.TIMER, process.id(), null);
  }

  /** The process of {@code cpu} waits for an order from outside. */
  void idle(Cpu cpu) {
    cpu.process.state = ScheduledProcess.State.IDLE;
    cpu.state = Cpu.State.RELEASING;
    idle++;
  }

  /** An order came for a process that waited for one. */
  void order(ScheduledProcess process, long now) {
    if (process.state != ScheduledProcess.State.IDLE) {
      throw new IllegalStateException("process " + process.id() + " waits for no order");
    }
    process.state = ScheduledProcess.State.SLEEPING;
    idle--;
    agenda.add(Math.max(now, process.accountedUntil()), EntryKind.TIMER, process.id(), null);
  }

  /** The time that a process waited for has come: it appears, or goes on. */
  void timer(ScheduledProcess process, long now) {
    if (process.state == ScheduledProcess.State.UNBORN) {
      process.start(now);
      unborn--;
      log.note(now, EventKind.START, process, 0);
    }
    wake(process, now);
  }

  /** The process is ready at {@code time}, or as soon as it has paid for its last request. */
  private void wake(ScheduledProcess woken, long time) {
    if (time < woken.accountedUntil()) {
      agenda.add(woken.accountedUntil(), EntryKind.TIMER, woken.id(), null);
      return;
    }
    woken.spend(woken.waitBucket(), time);
    log.note(time, EventKind.WAKE, woken, 0);
    cpus.ready(woken, time);
  }

  /**
   * The MemoryManager's answer to a request of {@code process}.
   *
   * @param served the CPU that waits with it; null where it has left it
   */
  void settle(ScheduledProcess process, Cpu served, Served answer) {
    if (answer.answer() != null) {
      process.answer = answer.answer();
      process.finding = answer.finding();
    }
    switch (answer.outcome()) {
      case RESUMES -> {
        chargeService(process, answer);
        served.time = process.accountedUntil();
        served.state = Cpu.State.RUNNING;
      }
      case BLOCKED -> {
        process.thrashes = answer.thrashing();
        block(process, served, answer, ScheduledProcess.State.PAGING);
      }
      case WAITS -> block(process, served, answer, ScheduledProcess.State.PAGE_WAIT);
      case COMMIT_WAITS -> block(process, served, answer, ScheduledProcess.State.COMMIT_WAIT);
      case WAKES -> wake(process, answer.at());
      case GONE -> {
        chargeService(process, answer);
        cpus.release(served);
        end(process);
      }
      case STUCK -> {
        process.spend(TimeBucket.PAGE_WAIT, Math.max(answer.at(), process.accountedUntil()));
        process.failure = Stop.NO_PAGE;
        process.exitCode = 1;
        log.note(answer.at(), EventKind.EXIT, process, 1);
        end(process);
        process.tell(cpus.pressure(), answer.at());
      }
      case NONE -> {}
    }
  }

  private static void chargeService(ScheduledProcess process, Served answer) {
    process.spend(TimeBucket.MANAGER, answer.at());
    process.spend(TimeBucket.FAULT_HANDLING, answer.at() + answer.cpuNanos());
  }

  private void block(
      ScheduledProcess process, Cpu served, Served answer, ScheduledProcess.State state) {
    if (served != null) {
      chargeService(process, answer);
      cpus.release(served);
    } else {
      process.spend(process.waitBucket(), Math.max(answer.at(), process.accountedUntil()));
    }
    process.state = state;
    if (served == null) {
      process.tell(cpus.pressure(), answer.at());
    }
  }

  private void end(ScheduledProcess process) {
    process.state = ScheduledProcess.State.GONE;
    process.endedAt = process.accountedUntil();
    alive--;
  }
}
