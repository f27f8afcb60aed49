package org.faultline.actors.time;

import java.util.Objects;
import org.faultline.actors.loadcontrol.LoadCounts;
import org.faultline.memory.event.EventKind;
import org.faultline.memory.server.LoadOrder;
import org.faultline.memory.server.Reply;
import org.jspecify.annotations.Nullable;

/** What becomes of a process: it appears, wakes, waits, goes on, or ends. */
final class Transitions {
  private final FutureEventList future;
  private final Cpus cpus;
  private final DecisionLog log;
  // Absent if every process is active.
  private final @Nullable ActiveSet actives;
  private int alive;
  private int unborn;
  private int idle;
  private int token;
  private long suspensions;
  private long activations;

  /**
   * Transitions of {@code processes} that do not exist yet.
   *
   * @param actives which of them are active, if not all are
   */
  Transitions(
      FutureEventList future,
      Cpus cpus,
      DecisionLog log,
      @Nullable ActiveSet actives,
      int processes) {
    this.future = future;
    this.cpus = cpus;
    this.log = log;
    this.actives = actives;
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
  void sleep(Cpu cpu, long untilNanos) {
    cpu.process.state = ScheduledProcess.State.SLEEPING;
    cpu.state = Cpu.State.RELEASING;
    future.add(untilNanos, EntryKind.TIMER, cpu.process.id());
  }

  /** The process of {@code cpu} waits for a transfer of a file. */
  void transfer(Cpu cpu, boolean write, long endNanos) {
    ScheduledProcess process = cpu.process;
    log.note(cpu.timeNanos, write ? EventKind.FILE_WRITE : EventKind.FILE_READ, process, endNanos);
    process.state = ScheduledProcess.State.FILE_IO;
    cpu.state = Cpu.State.RELEASING;
    future.add(endNanos, EntryKind.TIMER, process.id());
  }

  /** The process of {@code cpu} waits for an order from outside. */
  void idle(Cpu cpu) {
    cpu.process.state = ScheduledProcess.State.IDLE;
    cpu.state = Cpu.State.RELEASING;
    idle++;
  }

  /** An order came for a process that waited for one. */
  void order(ScheduledProcess process, long nowNanos) {
    if (process.state != ScheduledProcess.State.IDLE) {
      throw new IllegalStateException("process " + process.id() + " waits for no order");
    }
    process.state = ScheduledProcess.State.SLEEPING;
    idle--;
    future.add(Math.max(nowNanos, process.accountedUntilNanos()), EntryKind.TIMER, process.id());
  }

  /** The time that a process waited for has come: it appears, or goes on. */
  void timer(ScheduledProcess process, long nowNanos) {
    if (process.state == ScheduledProcess.State.UNBORN) {
      process.start(nowNanos);
      unborn--;
      log.note(nowNanos, EventKind.START, process, 0);
      process.leaving = actives != null && !actives.admits(process, nowNanos);
    }
    wake(process, nowNanos);
  }

  /** The process is ready at {@code nowNanos}, or as soon as it has paid for its last request. */
  private void wake(ScheduledProcess woken, long nowNanos) {
    if (nowNanos < woken.accountedUntilNanos()) {
      future.add(woken.accountedUntilNanos(), EntryKind.TIMER, woken.id());
      return;
    }
    woken.spend(woken.waitBucket(), nowNanos);
    if (woken.leaving) {
      suspended(woken);
      return;
    }
    log.note(nowNanos, EventKind.WAKE, woken, 0);
    cpus.ready(woken, nowNanos);
  }

  /**
   * The MemoryManager's answer to a request of {@code process}.
   *
   * @param served the CPU that waits with it, unless it has left it
   */
  void settle(ScheduledProcess process, @Nullable Cpu served, Reply answer) {
    if (answer.answer() != null) {
      process.answer = answer.answer();
      process.finding = answer.finding();
    }
    switch (answer.outcome()) {
      case RESUMES -> {
        if (served == null) {
          throw new IllegalStateException("process " + process.id() + " resumes on no CPU");
        }
        chargeService(process, answer);
        served.timeNanos = process.accountedUntilNanos();
        served.state = Cpu.State.RUNNING;
        if (process.leaving) {
          cpus.release(served);
          suspended(process);
        }
      }
      case BLOCKED -> {
        process.thrashes = answer.thrashing();
        block(process, served, answer, ScheduledProcess.State.PAGING);
      }
      case WAITS -> block(process, served, answer, ScheduledProcess.State.PAGE_WAIT);
      case COMMIT_WAITS -> block(process, served, answer, ScheduledProcess.State.COMMIT_WAIT);
      case WAKES -> wake(process, answer.atNanos());
      case GONE -> {
        chargeService(process, answer);
        cpus.release(Objects.requireNonNull(served, "a process ends on a CPU"));
        end(process, answer.atNanos());
      }
      case STUCK -> {
        process.spend(
            TimeBucket.PAGE_WAIT, Math.max(answer.atNanos(), process.accountedUntilNanos()));
        process.failure = Reply.NO_PAGE;
        process.exitCode = 1;
        log.note(answer.atNanos(), EventKind.EXIT, process, process.exitCode);
        end(process, answer.atNanos());
        process.tell(cpus.pressure(), answer.atNanos());
      }
      case NONE -> {}
    }
  }

  private static void chargeService(ScheduledProcess process, Reply answer) {
    process.spend(TimeBucket.MANAGER, answer.atNanos());
    process.spend(TimeBucket.FAULT_HANDLING, answer.atNanos() + answer.cpuNanos());
  }

  private void block(
      ScheduledProcess process, @Nullable Cpu served, Reply answer, ScheduledProcess.State state) {
    if (served != null) {
      chargeService(process, answer);
      cpus.release(served);
    } else {
      process.spend(
          process.waitBucket(), Math.max(answer.atNanos(), process.accountedUntilNanos()));
    }
    process.state = state;
    if (served == null) {
      process.tell(cpus.pressure(), answer.atNanos());
    }
  }

  private void end(ScheduledProcess process, long nowNanos) {
    process.state = ScheduledProcess.State.GONE;
    process.endedAtNanos = process.accountedUntilNanos();
    alive--;
    if (actives != null) {
      activate(actives.ended(process, nowNanos), nowNanos);
    }
  }

  /** Does what load control decided. */
  void change(ActiveSet.Change change, long nowNanos) {
    change.activate().forEach(process -> activate(process, nowNanos));
    if (change.suspend() != null) {
      suspend(change.suspend(), nowNanos);
    }
    if (change.token() != token) {
      token = change.token();
      order(LoadOrder.Kind.TOKEN, token, nowNanos);
    }
  }

  /** Activates the process that has waited longest; false where none waits. */
  boolean activateNext(long nowNanos) {
    ScheduledProcess next = actives == null ? null : actives.activateNext(nowNanos);
    activate(next, nowNanos);
    return next != null;
  }

  /** The process, if there is one, is ready again. */
  private void activate(@Nullable ScheduledProcess process, long nowNanos) {
    if (process == null) {
      return;
    }
    long readyNanos = Math.max(nowNanos, process.accountedUntilNanos());
    activations++;
    log.note(readyNanos, EventKind.ACTIVATED, process, 0);
    order(LoadOrder.Kind.ACTIVATE, process.id(), readyNanos);
    future.add(readyNanos, EntryKind.TIMER, process.id());
  }

  /** The process is suspended now or, where it has something under way, when that is over. */
  private void suspend(ScheduledProcess process, long nowNanos) {
    suspensions++;
    process.leaving = true;
    if (cpus.withdraw(process, nowNanos)) {
      suspended(process);
    }
  }

  private void suspended(ScheduledProcess process) {
    long leftNanos = process.accountedUntilNanos();
    process.leaving = false;
    process.state = ScheduledProcess.State.SUSPENDED;
    process.tell(cpus.pressure(), leftNanos);
    log.note(leftNanos, EventKind.SUSPENDED, process, 0);
    order(LoadOrder.Kind.SUSPEND, process.id(), leftNanos);
    ActiveSet set = Objects.requireNonNull(actives, "load control suspended the process");
    set.suspended(process);
    if (set.isEmpty()) {
      activateNext(leftNanos);
    }
  }

  private void order(LoadOrder.Kind kind, int process, long nowNanos) {
    future.add(nowNanos, EntryKind.ORDER, process, new LoadOrder(kind, process));
  }

  /** What load control did so far. */
  LoadCounts loadCounts() {
    return new LoadCounts(suspensions, activations);
  }
}
