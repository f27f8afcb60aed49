package org.faultline.actors.time;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.faultline.actors.stall.Pressure;
import org.faultline.memory.event.EventKind;
import org.faultline.workload.config.SchedulerConfig;
import org.faultline.workload.config.SchedulerConfig.Wake;

/**
 * The simulated CPUs and who waits for one: round robin by time slices, with preemption by woken
 * processes, or the turns of a recorded mix.
 */
final class Cpus {
  private final SchedulerConfig config;
  private final long contextSwitchNanos;
  private final TurnSource turns;
  private final ScheduledProcess[] processes;
  private final DecisionLog log;
  private final IdleTime idle;
  private final Pressure pressure;
  private final List<Cpu> cpus = new ArrayList<>();
  private final EventQueue ready = new EventQueue();

  /**
   * CPUs that have nothing to do.
   *
   * @param turns the recorded mix that decides who runs, or null
   * @param processes by id
   */
  Cpus(
      SchedulerConfig config,
      int count,
      long contextSwitchNanos,
      TurnSource turns,
      ScheduledProcess[] processes,
      DecisionLog log) {
    this.config = config;
    this.contextSwitchNanos = contextSwitchNanos;
    this.turns = turns;
    this.processes = processes;
    this.log = log;
    this.idle = new IdleTime(count);
    this.pressure = new Pressure(count);
    for (int i = 0; i < count; i++) {
      cpus.add(new Cpu(i));
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

  /** The process is ready at {@code time}: it takes an idle CPU, or one from another. */
  void ready(ScheduledProcess woken, long time) {
    Cpu loser = turns == null && config.wake() == Wake.PREEMPT ? cpuToPreempt() : null;
    makeReady(woken, time);
    if (loser != null) {
      ScheduledProcess preempted = loser.process;
      preempted.sliceLeft = loser.sliceEnd - loser.time;
      log.note(loser.time, EventKind.PREEMPTED, preempted, loser.index());
      removeReady(woken);
      makeReady(preempted, loser.time);
      occupy(loser, woken, Math.max(loser.time, time));
      preempted.tell(pressure, time);
    }
    woken.tell(pressure, time);
  }

  /** The running CPU whose turn is next, if no other CPU is there for a woken process. */
  private Cpu cpuToPreempt() {
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
    cpu.time = cpu.process.accountedUntil();
    cpu.state = Cpu.State.RELEASING;
  }

  /** Takes the process off its CPU or from those who are ready; false where it is neither. */
  boolean withdraw(ScheduledProcess process, long now) {
    if (process.state == ScheduledProcess.State.READY) {
      removeReady(process);
      process.spend(TimeBucket.READY, Math.max(now, process.accountedUntil()));
      process.sliceLeft = 0;
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
    cpu.process.tell(pressure, cpu.time);
    cpu.process = null;
    cpu.state = Cpu.State.IDLE;
    idle.begin(cpu.time);
    if (!ready.isEmpty()) {
      takeNext(cpu);
    }
  }

  /** Whether the slice, or the turn, of the process is used up. */
  boolean isTurnOver(Cpu cpu) {
    return cpu.time >= cpu.sliceEnd || (turns != null && cpu.turnLeft <= 0);
  }

  /** The next process has its turn. */
  void endTurn(Cpu cpu) {
    ScheduledProcess process = cpu.process;
    if (turns == null && ready.isEmpty()) {
      cpu.sliceEnd = cpu.time + config.timeSliceNanos();
      return;
    }
    if (turns == null) {
      log.note(cpu.time, EventKind.SLICE_END, process, cpu.index());
    }
    process.sliceLeft = 0;
    makeReady(process, cpu.time);
    cpu.process = null;
    takeNext(cpu);
    process.tell(pressure, cpu.time);
  }

  private void takeNext(Cpu cpu) {
    if (turns != null && takeTurn(cpu)) {
      return;
    }
    long readyAt = ready.time();
    ScheduledProcess next = processes[ready.process()];
    ready.remove();
    cpu.turnLeft = Long.MAX_VALUE;
    long start = Math.max(cpu.time, readyAt);
    occupy(cpu, next, start);
    next.tell(pressure, start);
  }

  /** Follows the recorded mix; false once it has ended. Turns of processes gone are skipped. */
  private boolean takeTurn(Cpu cpu) {
    while (turns.next()) {
      ScheduledProcess next = processes[turns.process()];
      if (next.state == ScheduledProcess.State.READY) {
        removeReady(next);
        cpu.turnLeft = turns.references();
        occupy(cpu, next, cpu.time);
        next.tell(pressure, cpu.time);
        return true;
      }
    }
    return false;
  }

  private void occupy(Cpu cpu, ScheduledProcess next, long start) {
    next.spend(TimeBucket.READY, Math.max(start, next.accountedUntil()));
    log.note(start, EventKind.DISPATCH, next, cpu.index());
    if (cpu.state == Cpu.State.IDLE) {
      idle.end(start);
    }
    cpu.time = start + (cpu.last == next ? 0 : contextSwitchNanos);
    next.spend(TimeBucket.SWITCHING, cpu.time);
    cpu.process = next;
    cpu.last = next;
    cpu.state = Cpu.State.RUNNING;
    next.state = ScheduledProcess.State.ON_CPU;
    cpu.sliceEnd = cpu.time + (next.sliceLeft > 0 ? next.sliceLeft : config.timeSliceNanos());
    if (turns != null) {
      cpu.sliceEnd = Long.MAX_VALUE;
    }
    next.sliceLeft = 0;
  }

  private void makeReady(ScheduledProcess process, long time) {
    process.state = ScheduledProcess.State.READY;
    ready.add(time, 0, process.id(), null);
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
  Cpu least(Cpu other) {
    Cpu least = null;
    for (Cpu cpu : cpus) {
      boolean busy = cpu.state == Cpu.State.RUNNING || cpu.state == Cpu.State.RELEASING;
      if (busy && cpu != other && (least == null || cpu.before(least))) {
        least = cpu;
      }
    }
    return least;
  }

  /** The least local time of a CPU that is not idle; {@link Long#MAX_VALUE} where all are. */
  long leastTime() {
    long least = Long.MAX_VALUE;
    for (Cpu cpu : cpus) {
      if (cpu.state != Cpu.State.IDLE) {
        least = Math.min(least, cpu.time);
      }
    }
    return least;
  }

  /** Time until {@code time} in which a CPU had nothing to do, in nanoseconds. */
  long idleUntil(long time) {
    return idle.until(time);
  }
}
