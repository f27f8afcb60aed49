package org.faultline.actors.time;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.faultline.actors.loadcontrol.LoadCounts;
import org.faultline.actors.loadcontrol.LoadLook;
import org.faultline.actors.message.Trap;
import org.faultline.actors.stall.Pressure;
import org.faultline.memory.event.Chain;
import org.faultline.memory.event.EventBuffer;
import org.faultline.memory.server.Alarm;
import org.faultline.memory.server.LoadOrder;
import org.faultline.memory.server.Reply;
import org.faultline.memory.server.Request;
import org.faultline.workload.config.LoadControl;
import org.faultline.workload.config.SchedulerConfig;
import org.jspecify.annotations.Nullable;

/**
 * Virtual time: which process runs on which simulated CPU until when, and in which order all else
 * happens. This is what the Scheduler does, without the actor.
 *
 * <p>Stops, ends of reads and timers form one future event list ordered by (time, kind, process,
 * sequence). An entry is taken only when no CPU can still produce an earlier one. {@link #next}
 * says what to do; its answer comes back through {@link #ran}, {@link #served}, {@link
 * #transferred} or {@link #looked}.
 */
public final class Timekeeper {
  private final ScheduledProcess[] processes;
  private final FutureEventList future = new FutureEventList();
  private final RecurringEvents recurring;
  private final PageWaits pageWaits = new PageWaits(future);
  private final DecisionLog log;
  private final Cpus cpus;
  private final RoundPlan plan;
  private final Transitions transitions;
  // Absent if every process is active.
  private final @Nullable ActiveSet actives;
  private final boolean looksConsumeTouches;
  private final NextStep.Round round;
  private final NextStep.Serve serve = new NextStep.Serve();
  private final NextStep.Transfer transfer = new NextStep.Transfer();
  private final NextStep.Due due = new NextStep.Due();
  private final NextStep.Retry retry = new NextStep.Retry();
  private final NextStep.GiveUp giveUp = new NextStep.GiveUp();
  private final NextStep.Order order = new NextStep.Order();
  private NextStep last = NextStep.Standstill.IDLE;
  // The CPU that waits for the answer, if the process has not left it.
  private @Nullable Cpu served;
  private long nowNanos;
  private long pendingNanos = Long.MAX_VALUE;
  private long epoch;
  private long looks;
  private long allReferences;

  /** The beginning of virtual time. */
  public Timekeeper(TimekeeperSettings settings) {
    SchedulerConfig config = settings.scheduler();
    processes = new ScheduledProcess[settings.processes() + 1];
    log = new DecisionLog(settings.recording());
    cpus = new Cpus(settings, processes, log);
    plan = new RoundPlan(cpus, future, config.slackNanos());
    round = new NextStep.Round(plan.cpus());
    actives = ActiveSet.of(config, processes);
    looksConsumeTouches = config.loadControl() instanceof LoadControl.WorkingSet;
    transitions = new Transitions(future, cpus, log, actives, settings.processes());
    for (int id = 1; id < processes.length; id++) {
      processes[id] = new ScheduledProcess(id);
      future.add(settings.startsAtNanos()[id - 1], EntryKind.TIMER, id);
    }
    recurring =
        new RecurringEvents(
            future, settings.timetable(), actives == null ? 0 : config.loadPeriodNanos());
  }

  /** Decides what to do next; decisions that concern nobody else are made on the way. */
  public NextStep next() {
    last = decide();
    return last;
  }

  private NextStep decide() {
    pendingNanos = Long.MAX_VALUE;
    while (true) {
      if (!cpus.followTurns() || transitions.unborn() == 0) {
        cpus.dispatchReady();
      }
      Cpu least = cpus.least(null);
      if (least == null && transitions.allIdle()) {
        return rest(NextStep.Standstill.IDLE);
      }
      if (least == null && !future.hasWork()) {
        if (pageWaits.any()) {
          rest(giveUp);
          return asked(giveUp, nowNanos);
        } else if (!transitions.activateNext(nowNanos)) {
          return rest(NextStep.Standstill.END);
        }
      }
      if (least == null || future.firstNanos() <= least.timeNanos) {
        NextStep step = takeEntry();
        if (step != NextStep.Timer.TIMER) {
          pendingNanos = future.timeNanos();
        }
        return step;
      } else if (least.state == Cpu.State.RELEASING) {
        nowNanos = Math.max(nowNanos, least.timeNanos);
        cpus.leave(least);
      } else if (cpus.isTurnOver(least)) {
        nowNanos = Math.max(nowNanos, least.timeNanos);
        cpus.endTurn(least);
      } else {
        plan.plan(least, pageWaits.any());
        return round;
      }
    }
  }

  private NextStep rest(NextStep step) {
    pendingNanos = nowNanos;
    future.rest(nowNanos);
    return step;
  }

  private NextStep takeEntry() {
    future.take();
    nowNanos = Math.max(nowNanos, future.timeNanos());
    if (actives != null && future.kind().isLooking()) {
      actives.account(nowNanos);
    }
    switch (future.kind()) {
      case PERIOD:
        recurring.nextPeriod(future.timeNanos());
        return due();
      case READ:
      case WRITE:
      case GROWN:
      case PRESSURE:
      case WRITE_RETRY:
        return due();
      case SERVICE:
        served = cpus.waitingWith(processes[future.process()]);
        return due();
      case TIMER:
        transitions.timer(processes[future.process()], nowNanos);
        return NextStep.Timer.TIMER;
      case STOP:
        return stopped(cpus.waitingWith(processes[future.process()]));
      case RETRY:
        pageWaits.retried();
        return asked(retry, nowNanos);
      case ORDER:
        return asked(order.of((LoadOrder) future.payload()), nowNanos);
      case LOOK:
        recurring.nextLook(nowNanos);
        return NextStep.Measurement.LOOK;
      case TICK:
        recurring.nextTick(nowNanos);
        return NextStep.Measurement.TICK;
      case WARM_UP:
        return NextStep.Measurement.WARM_UP;
      case END:
        return NextStep.Standstill.END;
    }
    throw new AssertionError("all kinds are told apart");
  }

  private NextStep due() {
    return asked(due.of((Alarm) future.payload()), nowNanos);
  }

  private NextStep stopped(Cpu cpu) {
    served = cpu;
    return future.payload() instanceof Request request
        ? asked(serve.of(future.process(), cpu, request), future.timeNanos())
        : asked(transfer.of((Trap.FileTransfer) future.payload()), future.timeNanos());
  }

  private NextStep asked(NextStep.Asked step, long atNanos) {
    step.at(atNanos, cpus.idleNanosUntil(future.timeNanos()));
    return step;
  }

  /**
   * The process of {@code cpu} ran until {@code untilNanos} and stopped; one call for each of a
   * round.
   *
   * @param references that it made since its beginning
   * @param faultNanos CPU time of faults that it resolved itself, since its beginning
   */
  public void ran(Cpu cpu, long untilNanos, Trap trap, long references, long faultNanos) {
    ScheduledProcess process = cpu.process;
    long madeReferences = process.ran(untilNanos, references, faultNanos);
    allReferences += madeReferences;
    cpu.timeNanos = untilNanos;
    if (cpus.followTurns()) {
      cpu.turnReferencesLeft -= madeReferences;
    }
    if (process.freshPages && (madeReferences > 0 || !(trap instanceof Trap.Paused))) {
      process.freshPages = false;
      if (pageWaits.any()) {
        queueRetry(untilNanos, process.id());
      }
    }
    if (trap instanceof Trap.MemoryRequest needed) {
      await(cpu, needed.request());
      if (needed.request() instanceof Request.Exit exit) {
        process.exitCode = exit.code();
        process.failure = exit.reason();
      }
    } else if (trap instanceof Trap.FileTransfer) {
      await(cpu, trap);
    } else if (trap instanceof Trap.Sleep sleep) {
      transitions.sleep(cpu, sleep.untilNanos());
    } else if (trap instanceof Trap.Idle) {
      transitions.idle(cpu);
    }
  }

  /** The process of {@code cpu} keeps it until what it wants is served. */
  private void await(Cpu cpu, Object wanted) {
    cpu.state = Cpu.State.WAITING;
    future.add(cpu.timeNanos, EntryKind.STOP, cpu.process.id(), wanted);
  }

  /** An order came for a process that waited for one: it is ready now. */
  public void order(int id) {
    transitions.order(processes[id], nowNanos);
  }

  /** What was counted, as load control wanted to know. */
  public void looked(LoadLook look) {
    looks += looksConsumeTouches ? 1 : 0;
    ActiveSet set = Objects.requireNonNull(actives, "load control is there and looks");
    transitions.change(set.decide(look), nowNanos);
  }

  /** The MemoryManager's answer to what {@link #next} asked of it. */
  public void served(Reply answer) {
    epoch = answer.epoch();
    for (Reply.Change change : answer.changes()) {
      processes[change.process()].tell(change);
    }
    if (answer.process() != 0) {
      processes[answer.process()].inPageError |= answer.inPageError();
      transitions.settle(processes[answer.process()], served, answer);
    }
    for (Alarm alarm : answer.alarms()) {
      future.add(alarm.atNanos(), EntryKind.of(alarm), alarm.process(), alarm);
    }
    served = null;
    pageWaits.count(answer.waiting());
    if (answer.retry()) {
      queueRetry(answer.atNanos(), 0);
    }
  }

  /** The device's answer to what {@link #next} asked of it: when the transfer ends. */
  public void transferred(long endNanos) {
    Cpu cpu = Objects.requireNonNull(served, "a CPU waits with the process");
    transitions.transfer(cpu, transfer.transfer().write(), endNanos);
    served = null;
  }

  private void queueRetry(long atNanos, int process) {
    pageWaits.queueRetry(Math.max(atNanos, nowNanos), process);
  }

  /** How far virtual time has come, in nanoseconds: that of the last entry or turn taken. */
  public long nowNanos() {
    return nowNanos;
  }

  /** What {@link #next} decided last, for who looks for a mistake in it. */
  public String step() {
    if (last == round) {
      return "a round of process "
          + round.cpus().stream()
              .map(cpu -> String.valueOf(cpu.process().id()))
              .collect(Collectors.joining(", "));
    } else if (last == giveUp) {
      return "the end of a process for which no page will ever be free";
    }
    String whose = future.process() == 0 ? "" : " of process " + future.process();
    return "the event " + future.kind() + whose;
  }

  /** No event that is still to come is earlier than this, in nanoseconds. */
  public long safeNanos() {
    long safeNanos = Math.min(Math.min(pendingNanos, future.firstNanos()), cpus.leastNanos());
    return safeNanos == Long.MAX_VALUE ? nowNanos : safeNanos;
  }

  /** What load control did so far. */
  public LoadCounts loadCounts() {
    return transitions.loadCounts();
  }

  /** How often touches were consumed, as the processes must be told. */
  public long epoch() {
    return epoch + looks;
  }

  /** References that all processes together have made. */
  public long references() {
    return allReferences;
  }

  /** References that each process has made, from process 1 on. */
  public long[] referencesOfEach() {
    return Arrays.stream(processes).skip(1).mapToLong(ScheduledProcess::references).toArray();
  }

  /** The process with this id, from 1. */
  public ScheduledProcess process(int id) {
    return processes[id];
  }

  /** Who is held up by what. */
  public Pressure pressure() {
    return cpus.pressure();
  }

  /** Processes that are not gone. */
  public int alive() {
    return transitions.alive();
  }

  /** Faults that were raised and not yet served. */
  public int pendingFaults() {
    return future.pendingFaults();
  }

  /** The chain over the decisions made here. */
  public Chain.Value chain() {
    return log.chain();
  }

  /** Takes the events since they were last taken. */
  public EventBuffer.Batch takeEvents() {
    return log.take();
  }
}
