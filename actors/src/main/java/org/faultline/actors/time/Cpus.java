package org.faultline.actors.time;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.faultline.actors.stall.Pressure;
import org.faultline.memory.event.EventKind;
import org.faultline.workload.config.SchedulerConfig;
import org.faultline.workload.config.SchedulerConfig.Wake;
import org.jspecify.annotations.Nullable;

/**
 * The simulated CPUs and who waits for one: round robin by time slices, with preemption by woken
 * processes, or the turns of a recorded mix.
 */
final class Cpus {
  private final SchedulerConfig config;
  private final long contextSwitchNanos;
  private final @Nullable TurnSource turns;
  private final ScheduledProcess[] processes;
  private final DecisionLog log;
  private final IdleTime idle;
  private final Pressure pressure;
  private final List<Cpu> cpus = new ArrayList<>();
  private final EventQueue ready = new EventQueue();
  // Runs where nobody does.
  private final ScheduledProcess nobody = new ScheduledProcess(0);

  /**
   * CPUs that have nothing to do.
   *
   * @param processes by id
   */
  Cpus(TimekeeperSettings settings, ScheduledProcess[] processes, DecisionLog log) {
    this.config = settings.scheduler();
    this.contextSwitchNanos = settings.processors().contextSwitchNanos();
    this.turns = settings.turns();
    this.processes = processes;
    this.log = log;
    int count = settings.processors().cpus();
    this.idle = new IdleTime(count);
    this.pressure = new Pressure(count);
    for (int i = 0; i < count; i++) {
      cpus.add(new Cpu(i, nobody));
    }
  }

  /** Who is held up by what. */
  Pressure pressure() {
    return pressure;
  }

  /** All of them, in order of their index. */
  List<Cpu> all() {
    return Collections.unmodifiableList(cpus);
  }

  /** Whether a recorded mix decides who runs. */
  boolean followTurns() {
    return turns != null;
  }

  /** Ready processes take idle CPUs. */
  void dispatchReady() {
    for (int i = 0; i < cpus.size() && !ready.isEmpty(); i++) {
      if (cpus.get(i).state == Cpu.State.IDLE) {
        takeNext(cpus.get(i));
      }
    }
  }

  /** The process is ready at {@code nowNanos}: it takes an idle CPU, or one from another. */
  void ready(ScheduledProcess woken, long nowNanos) {
    Cpu loser = turns == null && config.wake() == Wake.PREEMPT ? cpuToPreempt() : null;
    makeReady(woken, nowNanos);
    if (loser != null) {
      ScheduledProcess preempted = loser.process;
      preempted.sliceLeftNanos = loser.sliceEndNanos - loser.timeNanos;
      log.note(loser.timeNanos, EventKind.PREEMPTED, preempted, loser.index());
      removeReady(woken);
      makeReady(preempted, loser.timeNanos);
      occupy(loser, woken, Math.max(loser.timeNanos, nowNanos));
      preempted.tell(pressure, nowNanos);
    }
    woken.tell(pressure, nowNanos);
  }

  /** The running CPU whose turn is next, if no other CPU is there for a woken process. */
  private @Nullable Cpu cpuToPreempt() {
    Cpu running = null;
    for (Cpu cpu : cpus) {
      if (cpu.state == Cpu.State.IDLE || cpu.state == Cpu.State.RELEASING) {
        return null;
      }
      if (cpu.state == Cpu.State.RUNNING && (running == null || cpu.before(running))) {
        running = cpu;
      }
    }
    return running;
  }

  /** The process of {@code cpu} has left it as far as its time is accounted for. */
  void release(Cpu cpu) {
    cpu.timeNanos = cpu.process.accountedUntilNanos();
    cpu.state = Cpu.State.RELEASING;
  }

  /** Takes the process off its CPU or from those who are ready; false where it is neither. */
  boolean withdraw(ScheduledProcess process, long nowNanos) {
    if (process.state == ScheduledProcess.State.READY) {
      removeReady(process);
      process.spend(TimeBucket.READY, Math.max(nowNanos, process.accountedUntilNanos()));
      process.sliceLeftNanos = 0;
      return true;
    }
    for (Cpu cpu : cpus) {
      if (cpu.process == process && cpu.state == Cpu.State.RUNNING) {
        release(cpu);
        return true;
      }
    }
    return false;
  }

  /** A CPU that was released takes the next process. */
  void leave(Cpu cpu) {
    cpu.process.tell(pressure, cpu.timeNanos);
    cpu.process = nobody;
    cpu.state = Cpu.State.IDLE;
    idle.begin(cpu.timeNanos);
    if (!ready.isEmpty()) {
      takeNext(cpu);
    }
  }

  /** Whether the slice, or the turn, of the process is used up. */
  boolean isTurnOver(Cpu cpu) {
    return cpu.timeNanos >= cpu.sliceEndNanos || (turns != null && cpu.turnReferencesLeft <= 0);
  }

  /** The next process has its turn. */
  void endTurn(Cpu cpu) {
    ScheduledProcess process = cpu.process;
    if (turns == null && ready.isEmpty()) {
      cpu.sliceEndNanos = cpu.timeNanos + config.timeSliceNanos();
      return;
    }
    if (turns == null) {
      log.note(cpu.timeNanos, EventKind.SLICE_END, process, cpu.index());
    }
    process.sliceLeftNanos = 0;
    makeReady(process, cpu.timeNanos);
    cpu.process = nobody;
    takeNext(cpu);
    process.tell(pressure, cpu.timeNanos);
  }

  private void takeNext(Cpu cpu) {
    if (turns != null && takeTurn(turns, cpu)) {
      return;
    }
    long readyNanos = ready.timeNanos();
    ScheduledProcess next = processes[ready.process()];
    ready.remove();
    cpu.turnReferencesLeft = Long.MAX_VALUE;
    long startNanos = Math.max(cpu.timeNanos, readyNanos);
    occupy(cpu, next, startNanos);
    next.tell(pressure, startNanos);
  }

  /** Follows the recorded mix; false once it has ended. Turns of processes gone are skipped. */
  private boolean takeTurn(TurnSource turns, Cpu cpu) {
    while (turns.next()) {
      ScheduledProcess next = processes[turns.process()];
      if (next.state == ScheduledProcess.State.READY) {
        removeReady(next);
        cpu.turnReferencesLeft = turns.references();
        occupy(cpu, next, cpu.timeNanos);
        next.tell(pressure, cpu.timeNanos);
        return true;
      }
    }
    return false;
  }

  private void occupy(Cpu cpu, ScheduledProcess next, long startNanos) {
    next.spend(TimeBucket.READY, Math.max(startNanos, next.accountedUntilNanos()));
    log.note(startNanos, EventKind.DISPATCH, next, cpu.index());
    if (cpu.state == Cpu.State.IDLE) {
      idle.end(startNanos);
    }
    cpu.timeNanos = startNanos + (cpu.last == next ? 0 : contextSwitchNanos);
    next.spend(TimeBucket.SWITCHING, cpu.timeNanos);
    cpu.process = next;
    cpu.last = next;
    cpu.state = Cpu.State.RUNNING;
    next.state = ScheduledProcess.State.ON_CPU;
    cpu.sliceEndNanos =
        cpu.timeNanos + (next.sliceLeftNanos > 0 ? next.sliceLeftNanos : config.timeSliceNanos());
    if (turns != null) {
      cpu.sliceEndNanos = Long.MAX_VALUE;
    }
    next.sliceLeftNanos = 0;
  }

  private void makeReady(ScheduledProcess process, long nowNanos) {
    process.state = ScheduledProcess.State.READY;
    ready.add(nowNanos, 0, process.id());
  }

  private void removeReady(ScheduledProcess process) {
    ready.remove(process.id());
  }

  /** The CPU that waits with {@code process}; one that it has left may still be releasing it. */
  Cpu waitingWith(ScheduledProcess process) {
    for (Cpu cpu : cpus) {
      if (cpu.process == process && cpu.state == Cpu.State.WAITING) {
        return cpu;
      }
    }
    throw new IllegalStateException("process " + process.id() + " has no CPU");
  }

  /** The busy CPU whose turn is next, {@code other} left out; one that waits has no turn. */
  @Nullable Cpu least(@Nullable Cpu other) {
    Cpu least = null;
    for (Cpu cpu : cpus) {
      boolean busy = cpu.state == Cpu.State.RUNNING || cpu.state == Cpu.State.RELEASING;
      if (busy && cpu != other && (least == null || cpu.before(least))) {
        least = cpu;
      }
    }
    return least;
  }

  /**
   * The least local time of a CPU that is not idle, in nanoseconds; {@link Long#MAX_VALUE} where
   * all are.
   */
  long leastNanos() {
    long leastNanos = Long.MAX_VALUE;
    for (Cpu cpu : cpus) {
      if (cpu.state != Cpu.State.IDLE) {
        leastNanos = Math.min(leastNanos, cpu.timeNanos);
      }
    }
    return leastNanos;
  }

  /** Time until {@code nowNanos} in which a CPU had nothing to do, in nanoseconds. */
  long idleNanosUntil(long nowNanos) {
    return idle.nanosUntil(nowNanos);
  }
}
