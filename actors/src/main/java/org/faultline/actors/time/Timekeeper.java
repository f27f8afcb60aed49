package org.faultline.actors.time;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.faultline.actors.loadcontrol.LoadController;
import org.faultline.actors.loadcontrol.LoadControllers;
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

/**
 * Virtual time: which process runs on which simulated CPU until when, and in which order all else
 * happens. This is what the Scheduler does, without the actor.
 *
 * <p>Stops, ends of reads and timers form one queue ordered by (time, kind, process, sequence). An
 * entry is taken only when no CPU can still produce an earlier one. {@link #next} says what to do;
 * its answer comes back through {@link #ran}, {@link #served} or {@link #transferred}.
 */
public final class Timekeeper {
  /** What to do next. */
  public enum Action {
    /** Run the processes of {@link #round}. */
    RUN,
    /** Have the MemoryManager serve {@link #request}. */
    SERVE,
    /** Have a device make {@link #fileTransfer}. */
    TRANSFER,
    /** What the MemoryManager waits for, {@link #alarm}, has come. */
    ALARM,
    /** A process appeared, or its wait is over; nothing is left to do. */
    TIMER,
    /** A process that waits for a page may try again. */
    RETRY,
    /** Load control decided {@link #order}. */
    ORDER,
    /** Load control must be told what was counted. */
    LOOK,
    /** A row of the timeline is due. */
    TICK,
    /** The measured window begins. */
    WARM_UP,
    /** Nothing will ever free a page. */
    GIVE_UP,
    /** Nobody has anything to do until an order comes from outside. */
    IDLE,
    /** The run is over. */
    END
  }

  private final long tickNanos;
  private final long periodNanos;
  private final long lookNanos;
  private final boolean asksForTouches;
  // Null where every process is active.
  private final ActiveSet actives;
  private final ScheduledProcess[] processes;
  private final Agenda agenda = new Agenda();
  private final DecisionLog log;
  private final Cpus cpus;
  private final RoundPlan round;
  private final Transitions transitions;
  private int waitingForPage;
  private boolean retryQueued;
  private Cpu served;
  private long now;
  private long pendingTime = Long.MAX_VALUE;
  private long epoch;
  private long looks;
  private Action last;
  private long allReferences;

  /**
   * The beginning of virtual time.
   *
   * @param periodNanos the working-set manager's period; 0 for none
   * @param turns the recorded mix that decides who runs, or null
   * @param startsAt when each process appears, from process 1 on
   * @param untilNanos the end, {@link Long#MAX_VALUE} for none
   */
  public Timekeeper(
      SchedulerConfig config,
      int cpuCount,
      long contextSwitchNanos,
      long[] startsAt,
      long warmUpNanos,
      long untilNanos,
      long tickNanos,
      long periodNanos,
      TurnSource turns,
      boolean recording) {
    this.tickNanos = tickNanos;
    this.periodNanos = periodNanos;
    processes = new ScheduledProcess[startsAt.length + 1];
    log = new DecisionLog(recording);
    cpus = new Cpus(config, cpuCount, contextSwitchNanos, turns, processes, log);
    round = new RoundPlan(cpus, agenda, config.slackNanos());
    actives = actives(config, processes);
    asksForTouches = config.loadControl() instanceof LoadControl.WorkingSet;
    lookNanos = actives == null ? 0 : config.loadPeriodNanos();
    transitions = new Transitions(agenda, cpus, log, actives, startsAt.length);
    for (int id = 1; id < processes.length; id++) {
      processes[id] = new ScheduledProcess(id);
      agenda.add(startsAt[id - 1], EntryKind.TIMER, id, null);
    }
    if (periodNanos > 0) {
      addPeriod(periodNanos);
    }
    if (lookNanos > 0) {
      agenda.add(lookNanos, EntryKind.LOOK, 0, null);
    }
    if (warmUpNanos > 0) {
      agenda.add(warmUpNanos, EntryKind.WARM_UP, 0, null);
    }
    if (tickNanos > 0) {
      agenda.add(tickNanos, EntryKind.TICK, 0, null);
    }
    if (untilNanos < Long.MAX_VALUE) {
      agenda.add(untilNanos, EntryKind.END, 0, null);
    }
  }

  private static ActiveSet actives(SchedulerConfig config, ScheduledProcess[] processes) {
    LoadControl rule = config.loadControl();
    LoadController controller = LoadControllers.of(rule);
    return controller == null
        ? null
        : new ActiveSet(controller, rule.suspends(), config.loadTurnNanos(), processes);
  }

  /** Decides what to do next; decisions that concern nobody else are made on the way. */
  public Action next() {
    last = decide();
    return last;
  }

  private Action decide() {
    pendingTime = Long.MAX_VALUE;
    while (true) {
      if (!cpus.followTurns() || transitions.unborn() == 0) {
        cpus.dispatchReady();
      }
      Cpu least = cpus.least(null);
      if (least == null && transitions.allIdle()) {
        return rest(Action.IDLE);
      }
      if (least == null && !agenda.hasWork()) {
        if (waitingForPage > 0) {
          return rest(Action.GIVE_UP);
        } else if (!transitions.activateNext(now)) {
          return rest(Action.END);
        }
      }
      long turn = least == null ? Long.MAX_VALUE : least.time;
      if (agenda.first() <= turn) {
        Action action = takeEntry();
        if (action != Action.TIMER) {
          pendingTime = agenda.time();
        }
        return action;
      } else if (least.state == Cpu.State.RELEASING) {
        now = Math.max(now, least.time);
        cpus.leave(least);
      } else if (cpus.isTurnOver(least)) {
        now = Math.max(now, least.time);
        cpus.endTurn(least);
      } else {
        round.plan(least, waitingForPage > 0);
        return Action.RUN;
      }
    }
  }

  private Action rest(Action action) {
    pendingTime = now;
    agenda.rest(now);
    return action;
  }

  private Action takeEntry() {
    agenda.take();
    now = Math.max(now, agenda.time());
    if (actives != null && agenda.kind().isLooking()) {
      actives.account(now);
    }
    switch (agenda.kind()) {
      case PERIOD:
        addPeriod(agenda.time() + periodNanos);
        return Action.ALARM;
      case READ:
      case WRITE:
      case GROWN:
      case PRESSURE:
      case WRITE_RETRY:
        return Action.ALARM;
      case SERVICE:
        served = cpus.waitingWith(processes[agenda.process()]);
        return Action.ALARM;
      case TIMER:
        transitions.timer(processes[agenda.process()], now);
        return Action.TIMER;
      case STOP:
        served = cpus.waitingWith(processes[agenda.process()]);
        return agenda.payload() instanceof Trap.MemoryRequest ? Action.SERVE : Action.TRANSFER;
      case RETRY:
        retryQueued = false;
        return Action.RETRY;
      case ORDER:
        return Action.ORDER;
      case LOOK:
        agenda.add(now + lookNanos, EntryKind.LOOK, 0, null);
        return Action.LOOK;
      case TICK:
        agenda.add(now + tickNanos, EntryKind.TICK, 0, null);
        return Action.TICK;
      case WARM_UP:
        return Action.WARM_UP;
      case END:
        return Action.END;
    }
    throw new AssertionError("all kinds are told apart");
  }

  private void addPeriod(long time) {
    Alarm alarm = new Alarm(time, Alarm.Kind.PERIOD, 0, 0, false);
    agenda.add(time, EntryKind.PERIOD, 0, alarm);
  }

  /** The CPUs whose processes run in this round, in order of their index. */
  public List<Cpu> round() {
    return round.cpus();
  }

  /**
   * The process of {@code cpu} ran until {@code time} and stopped; one call for each of a round.
   */
  public void ran(Cpu cpu, long time, Trap trap, long references, long faultNanos) {
    ScheduledProcess process = cpu.process;
    long made = process.ran(time, references, faultNanos);
    allReferences += made;
    cpu.time = time;
    if (cpus.followTurns()) {
      cpu.turnLeft -= made;
    }
    if (process.freshPages && (made > 0 || !(trap instanceof Trap.Paused))) {
      process.freshPages = false;
      if (waitingForPage > 0) {
        queueRetry(time, process.id());
      }
    }
    if (trap instanceof Trap.MemoryRequest || trap instanceof Trap.FileTransfer) {
      cpu.state = Cpu.State.WAITING;
      agenda.add(time, EntryKind.STOP, process.id(), trap);
      if (trap instanceof Trap.MemoryRequest asked
          && asked.request() instanceof Request.Exit exit) {
        process.exitCode = exit.code();
        process.failure = exit.reason();
      }
    } else if (trap instanceof Trap.Sleep sleep) {
      transitions.sleep(cpu, sleep.until());
    } else if (trap instanceof Trap.Idle) {
      transitions.idle(cpu);
    }
  }

  /** An order came for a process that waited for one: it is ready now. */
  public void order(int id) {
    transitions.order(processes[id], now);
  }

  /** What was counted, as load control wanted to know. */
  public void looked(LoadLook look) {
    looks += asksForTouches ? 1 : 0;
    transitions.change(actives.decide(look), now);
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
      agenda.add(alarm.time(), EntryKind.of(alarm), alarm.process(), alarm);
    }
    served = null;
    waitingForPage = answer.waiting();
    if (answer.retry()) {
      queueRetry(answer.at(), 0);
    }
  }

  /** The device's answer to what {@link #next} asked of it: when the transfer ends. */
  public void transferred(long end) {
    transitions.transfer(served, fileTransfer().write(), end);
    served = null;
  }

  private void queueRetry(long time, int process) {
    if (!retryQueued) {
      retryQueued = true;
      agenda.add(Math.max(time, now), EntryKind.RETRY, process, null);
    }
  }

  /** How far virtual time has come, in nanoseconds: that of the last entry or turn taken. */
  public long now() {
    return now;
  }

  /** What {@link #next} decided last, for who looks for a mistake in it. */
  public String step() {
    if (last == Action.RUN) {
      return "a round of process "
          + round.cpus().stream()
              .map(cpu -> String.valueOf(cpu.process().id()))
              .collect(Collectors.joining(", "));
    } else if (last == Action.GIVE_UP) {
      return "the end of a process for which no page will ever be free";
    }
    String whose = agenda.process() == 0 ? "" : " of process " + agenda.process();
    return "the event " + agenda.kind() + whose;
  }

  /** No event that is still to come is earlier than this, in nanoseconds. */
  public long safe() {
    long safe = Math.min(Math.min(pendingTime, agenda.first()), cpus.leastTime());
    return safe == Long.MAX_VALUE ? now : safe;
  }

  /** The process of the last action, 0 for none. */
  public int process() {
    return agenda.process();
  }

  /** When the stop to serve was made, in nanoseconds. */
  public long stopTime() {
    return agenda.time();
  }

  /** The index of the CPU on which the stop to serve was made. */
  public int cpu() {
    return served.index();
  }

  /** The request to serve. */
  public Request request() {
    return ((Trap.MemoryRequest) agenda.payload()).request();
  }

  /** What load control decided. */
  public LoadOrder order() {
    return (LoadOrder) agenda.payload();
  }

  /** What load control did so far. */
  public LoadCounts loadCounts() {
    return transitions.loadCounts();
  }

  /** The transfer to make. */
  public Trap.FileTransfer fileTransfer() {
    return (Trap.FileTransfer) agenda.payload();
  }

  /** What the MemoryManager waited for. */
  public Alarm alarm() {
    return (Alarm) agenda.payload();
  }

  /** Time until the last entry in which a CPU had nothing to do, in nanoseconds. */
  public long idleNanos() {
    return cpus.idleUntil(agenda.time());
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
    return agenda.pendingFaults();
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
