package org.faultline.actors.time;

import java.util.ArrayList;
import java.util.List;
import org.faultline.actors.event.Chain;
import org.faultline.actors.event.EventBuffer;
import org.faultline.actors.event.EventKind;
import org.faultline.actors.message.Alarm;
import org.faultline.actors.message.Served;
import org.faultline.actors.message.Stop;
import org.faultline.workload.config.SchedulerConfig;
import org.faultline.workload.config.SchedulerConfig.Wake;

/**
 * Virtual time: which process runs on which simulated CPU until when, and in which order all else
 * happens. This is what the Scheduler does, without the actor.
 *
 * <p>Stops, ends of reads and timers form one queue ordered by (time, kind, process, sequence). An
 * entry is taken only when no CPU can still produce an earlier one. {@link #next} says what to do;
 * its answer comes back through {@link #ran} or {@link #served}.
 */
public final class Timekeeper {
  /** References in one round; more need another. */
  public static final long ROUND_BUDGET = 1L << 20;

  /** What to do next. */
  public enum Action {
    /** Run the processes of {@link #round}. */
    RUN,
    /** Have the MemoryManager serve {@link #stop}. */
    SERVE,
    /** What the MemoryManager waits for, {@link #alarm}, has come. */
    ALARM,
    /** A process that waits for a page may try again. */
    RETRY,
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

  // The queue is kept in two parts: stops wait apart, since with slack they bound no round.
  // The kinds of queue entries, in the order in which those of the same time are taken.
  private static final int READ = 0;
  private static final int WRITE = 1;
  private static final int GROWN = 2;
  private static final int TIMER = 3;
  private static final int STOP = 4;
  private static final int PRESSURE = 5;
  private static final int PERIOD = 6;
  private static final int WRITE_RETRY = 7;
  private static final int RETRY = 8;
  private static final int TICK = 9;
  private static final int WARM_UP = 10;
  private static final int END = 11;

  private final SchedulerConfig config;
  private final long contextSwitchNanos;
  private final long tickNanos;
  private final long periodNanos;
  private final IdleTime idle;
  private final TurnSource turns;
  private final List<Cpu> cpus = new ArrayList<>();
  private final ScheduledProcess[] processes;
  private final EventQueue events = new EventQueue();
  private final EventQueue stops = new EventQueue();
  private final EventQueue ready = new EventQueue();
  private final List<Cpu> round = new ArrayList<>();
  private final Chain chain = new Chain();
  private final EventBuffer log;
  private int alive;
  private int unborn;
  private int waitingForOrder;
  private int waitingForPage;
  private int workQueued;
  private boolean retryQueued;
  private Cpu served;
  private long now;
  private long entryTime;
  private long pendingTime = Long.MAX_VALUE;
  private long epoch;
  private long allReferences;
  private int process;
  private Object payload;

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
    this.config = config;
    this.contextSwitchNanos = contextSwitchNanos;
    this.tickNanos = tickNanos;
    this.periodNanos = periodNanos;
    this.idle = new IdleTime(cpuCount);
    this.turns = turns;
    this.log = new EventBuffer(recording);
    for (int i = 0; i < cpuCount; i++) {
      cpus.add(new Cpu(i));
    }
    processes = new ScheduledProcess[startsAt.length + 1];
    for (int id = 1; id < processes.length; id++) {
      processes[id] = new ScheduledProcess(id);
      pushWork(startsAt[id - 1], TIMER, id, null);
    }
    alive = startsAt.length;
    unborn = startsAt.length;
    if (periodNanos > 0) {
      pushPeriod(periodNanos);
    }
    if (warmUpNanos > 0) {
      push(warmUpNanos, WARM_UP, 0, null);
    }
    if (tickNanos > 0) {
      push(tickNanos, TICK, 0, null);
    }
    if (untilNanos < Long.MAX_VALUE) {
      push(untilNanos, END, 0, null);
    }
  }

  /** Decides what to do next; decisions that concern nobody else are made on the way. */
  public Action next() {
    pendingTime = Long.MAX_VALUE;
    while (true) {
      dispatchReady();
      Cpu least = least(null);
      if (least == null && waitingForOrder > 0 && waitingForOrder == alive) {
        pendingTime = now;
        entryTime = now;
        return Action.IDLE;
      }
      if (least == null && workQueued == 0) {
        pendingTime = now;
        entryTime = now;
        return waitingForPage > 0 ? Action.GIVE_UP : Action.END;
      }
      long turn = least == null ? Long.MAX_VALUE : least.time;
      if (Math.min(events.time(), stops.time()) <= turn) {
        Action action = takeEvent();
        if (action != null) {
          pendingTime = entryTime;
          return action;
        }
      } else if (least.state == Cpu.State.RELEASING) {
        now = Math.max(now, least.time);
        leave(least);
      } else if (least.time >= least.sliceEnd || (turns != null && least.turnLeft <= 0)) {
        now = Math.max(now, least.time);
        endSlice(least);
      } else {
        planRound(least);
        requireRound();
        return Action.RUN;
      }
    }
  }

  private Action takeEvent() {
    EventQueue queue = stops.isBefore(events) ? stops : events;
    entryTime = queue.time();
    now = Math.max(now, entryTime);
    int kind = queue.kind();
    process = queue.process();
    payload = queue.payload();
    queue.remove();
    workQueued -= isWork(kind, payload) ? 1 : 0;
    switch (kind) {
      case PERIOD:
        pushPeriod(entryTime + periodNanos);
        return Action.ALARM;
      case READ:
      case WRITE:
      case GROWN:
      case PRESSURE:
      case WRITE_RETRY:
        return Action.ALARM;
      case TIMER:
        timer(processes[process]);
        return null;
      case STOP:
        served = cpuOf(processes[process]);
        return Action.SERVE;
      case RETRY:
        retryQueued = false;
        return Action.RETRY;
      case TICK:
        push(now + tickNanos, TICK, 0, null);
        return Action.TICK;
      case WARM_UP:
        return Action.WARM_UP;
      default:
        return Action.END;
    }
  }

  /** Whether something can still happen as long as the entry is queued. */
  private static boolean isWork(int kind, Object payload) {
    return payload instanceof Alarm alarm ? alarm.isProgress() : kind <= RETRY;
  }

  private void timer(ScheduledProcess woken) {
    if (woken.state == ScheduledProcess.State.UNBORN) {
      woken.start(now);
      unborn--;
      note(now, EventKind.START, woken, 0);
    }
    wake(woken, now);
  }

  /** The process is ready at {@code time}: it takes an idle CPU, or one from another. */
  private void wake(ScheduledProcess woken, long time) {
    if (time < woken.accountedUntil()) {
      pushWork(woken.accountedUntil(), TIMER, woken.id(), null);
      return;
    }
    woken.spend(woken.waitBucket(), time);
    note(time, EventKind.WAKE, woken, 0);
    Cpu loser = turns == null && config.wake() == Wake.PREEMPT ? cpuToPreempt() : null;
    makeReady(woken, time);
    if (loser != null) {
      ScheduledProcess preempted = loser.process;
      preempted.sliceLeft = loser.sliceEnd - loser.time;
      note(loser.time, EventKind.PREEMPTED, preempted, loser.index());
      removeReady(woken);
      makeReady(preempted, loser.time);
      occupy(loser, woken, Math.max(loser.time, time));
    }
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

  private void dispatchReady() {
    if (turns != null && unborn > 0) {
      return;
    }
    for (int i = 0; i < cpus.size() && !ready.isEmpty(); i++) {
      if (cpus.get(i).state == Cpu.State.IDLE) {
        takeNext(cpus.get(i));
      }
    }
  }

  private void leave(Cpu cpu) {
    cpu.process = null;
    cpu.state = Cpu.State.IDLE;
    idle.begin(cpu.time);
    if (!ready.isEmpty()) {
      takeNext(cpu);
    }
  }

  private void endSlice(Cpu cpu) {
    ScheduledProcess process = cpu.process;
    if (turns == null && ready.isEmpty()) {
      cpu.sliceEnd = cpu.time + config.timeSliceNanos();
      return;
    }
    if (turns == null) {
      note(cpu.time, EventKind.SLICE_END, process, cpu.index());
    }
    process.sliceLeft = 0;
    makeReady(process, cpu.time);
    cpu.process = null;
    takeNext(cpu);
  }

  private void takeNext(Cpu cpu) {
    if (turns != null && takeTurn(cpu)) {
      return;
    }
    long readyAt = ready.time();
    ScheduledProcess next = processes[ready.process()];
    ready.remove();
    cpu.turnLeft = Long.MAX_VALUE;
    occupy(cpu, next, Math.max(cpu.time, readyAt));
  }

  /** Follows the recorded mix; false once it has ended. Turns of processes gone are skipped. */
  private boolean takeTurn(Cpu cpu) {
    while (turns.next()) {
      ScheduledProcess next = processes[turns.process()];
      if (next.state == ScheduledProcess.State.READY) {
        removeReady(next);
        cpu.turnLeft = turns.references();
        occupy(cpu, next, cpu.time);
        return true;
      }
    }
    return false;
  }

  private void occupy(Cpu cpu, ScheduledProcess next, long start) {
    next.spend(TimeBucket.READY, Math.max(start, next.accountedUntil()));
    note(start, EventKind.DISPATCH, next, cpu.index());
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

  private void planRound(Cpu least) {
    round.clear();
    long slack = config.slackNanos();
    long horizon = events.time();
    if (slack == 0) {
      horizon = Math.min(horizon, stops.time());
      Cpu second = least(least);
      if (second != null) {
        long turn = second.time + (least.process.id() < second.process.id() ? 1 : 0);
        horizon = Math.min(horizon, turn);
      }
    } else if (least.time < Long.MAX_VALUE - slack) {
      horizon = Math.min(horizon, least.time + slack);
    }
    for (Cpu cpu : cpus) {
      boolean runs = cpu.state == Cpu.State.RUNNING && cpu.time < cpu.sliceEnd && cpu.turnLeft > 0;
      boolean behind = slack > 0 && cpu.time <= horizon - (slack + 1) / 2;
      if (runs && (cpu == least || behind)) {
        cpu.until = Math.min(horizon, cpu.sliceEnd);
        boolean frees = waitingForPage > 0 && cpu.process.freshPages;
        cpu.budget = frees ? 1 : Math.min(ROUND_BUDGET, cpu.turnLeft);
        round.add(cpu);
      }
    }
    if (round.isEmpty()) {
      throw new IllegalStateException(
          "no CPU runs in the round of process %d at %d ns, which has %d references of its turn left"
              .formatted(least.process.id(), least.time, least.turnLeft));
    }
  }

  /** A round in which nobody runs would wait for nobody's answer. */
  private void requireRound() {
    if (round.isEmpty()) {
      throw new IllegalStateException("nobody may run at " + now + " ns, and nothing is queued");
    }
  }

  /** The CPUs whose processes run in this round, in order of their index. */
  public List<Cpu> round() {
    return round;
  }

  /**
   * The process of {@code cpu} ran until {@code time} and stopped; one call for each of a round.
   */
  public void ran(Cpu cpu, long time, Stop stop, long references, long faultNanos) {
    ScheduledProcess process = cpu.process;
    long made = references - process.references;
    allReferences += made;
    process.references = references;
    process.spend(TimeBucket.COMPUTING, time - (faultNanos - process.faultNanos));
    process.spend(TimeBucket.FAULT_HANDLING, time);
    process.faultNanos = faultNanos;
    cpu.time = time;
    if (turns != null) {
      cpu.turnLeft -= made;
    }
    if (process.freshPages && made > 0) {
      process.freshPages = false;
      if (waitingForPage > 0) {
        queueRetry(time, process.id());
      }
    }
    if (stop instanceof Stop.Request) {
      cpu.state = Cpu.State.WAITING;
      pushWork(time, STOP, process.id(), stop);
      if (stop instanceof Stop.Exit exit) {
        process.exitCode = exit.code();
        process.failure = exit.reason();
      }
    } else if (stop instanceof Stop.Sleep sleep) {
      process.state = ScheduledProcess.State.SLEEPING;
      cpu.state = Cpu.State.RELEASING;
      pushWork(sleep.until(), TIMER, process.id(), null);
    } else if (stop instanceof Stop.Idle) {
      process.state = ScheduledProcess.State.IDLE;
      cpu.state = Cpu.State.RELEASING;
      waitingForOrder++;
    }
  }

  /** An order came for a process that waited for one: it is ready now. */
  public void order(int id) {
    if (processes[id].state != ScheduledProcess.State.IDLE) {
      throw new IllegalStateException("process " + id + " waits for no order");
    }
    processes[id].state = ScheduledProcess.State.SLEEPING;
    waitingForOrder--;
    pushWork(Math.max(now, processes[id].accountedUntil()), TIMER, id, null);
  }

  /** The MemoryManager's answer to what {@link #next} asked of it. */
  public void served(Served answer) {
    epoch = answer.epoch();
    for (Served.Change change : answer.changes()) {
      if (change.frame() < 0) {
        processes[change.process()].pendingChanges().unmap(change.page());
      } else {
        processes[change.process()].freshPages = true;
        processes[change.process()]
            .pendingChanges()
            .map(change.page(), change.frame(), change.flags(), change.contents());
      }
    }
    if (answer.process() != 0) {
      processes[answer.process()].inPageError |= answer.inPageError();
      settle(processes[answer.process()], answer);
    }
    for (Alarm alarm : answer.alarms()) {
      pushWork(alarm.time(), kindOf(alarm), alarm.process(), alarm);
    }
    served = null;
    waitingForPage = answer.waiting();
    if (answer.retry()) {
      queueRetry(answer.at(), 0);
    }
  }

  private void settle(ScheduledProcess process, Served answer) {
    Cpu cpu = served;
    if (answer.answer() != null) {
      process.answer = answer.answer();
      process.finding = answer.finding();
    }
    switch (answer.outcome()) {
      case RESUMES -> {
        chargeService(process, answer);
        cpu.time = process.accountedUntil();
        cpu.state = Cpu.State.RUNNING;
      }
      case BLOCKED -> block(process, answer, ScheduledProcess.State.PAGING);
      case WAITS -> block(process, answer, ScheduledProcess.State.PAGE_WAIT);
      case COMMIT_WAITS -> block(process, answer, ScheduledProcess.State.COMMIT_WAIT);
      case WAKES -> wake(process, answer.at());
      case GONE -> {
        chargeService(process, answer);
        release(cpu, process);
        end(process);
      }
      case STUCK -> {
        process.spend(TimeBucket.PAGE_WAIT, Math.max(answer.at(), process.accountedUntil()));
        process.failure = Stop.NO_PAGE;
        process.exitCode = 1;
        note(answer.at(), EventKind.EXIT, process, 1);
        end(process);
      }
      case NONE -> {}
    }
  }

  private void chargeService(ScheduledProcess process, Served answer) {
    process.spend(TimeBucket.MANAGER, answer.at());
    process.spend(TimeBucket.FAULT_HANDLING, answer.at() + answer.cpuNanos());
  }

  private void block(ScheduledProcess process, Served answer, ScheduledProcess.State state) {
    if (served != null) {
      chargeService(process, answer);
      release(served, process);
    } else {
      process.spend(process.waitBucket(), Math.max(answer.at(), process.accountedUntil()));
    }
    process.state = state;
  }

  private static void release(Cpu cpu, ScheduledProcess process) {
    cpu.time = process.accountedUntil();
    cpu.state = Cpu.State.RELEASING;
  }

  private void end(ScheduledProcess process) {
    process.state = ScheduledProcess.State.GONE;
    process.endedAt = process.accountedUntil();
    alive--;
  }

  private void queueRetry(long time, int process) {
    if (!retryQueued) {
      retryQueued = true;
      pushWork(Math.max(time, now), RETRY, process, null);
    }
  }

  /** The CPU that waits with {@code process}; one that it has left may still be releasing it. */
  private Cpu cpuOf(ScheduledProcess process) {
    for (Cpu cpu : cpus) {
      if (cpu.process == process && cpu.state == Cpu.State.WAITING) {
        return cpu;
      }
    }
    throw new IllegalStateException("process " + process.id() + " has no CPU");
  }

  /** The busy CPU whose turn is next, {@code other} left out; one that waits has no turn. */
  private Cpu least(Cpu other) {
    Cpu least = null;
    for (Cpu cpu : cpus) {
      boolean busy = cpu.state == Cpu.State.RUNNING || cpu.state == Cpu.State.RELEASING;
      if (busy && cpu != other && (least == null || cpu.before(least))) {
        least = cpu;
      }
    }
    return least;
  }

  private static int kindOf(Alarm alarm) {
    return switch (alarm.kind()) {
      case READ -> READ;
      case WRITE -> WRITE;
      case GROWN -> GROWN;
      case PRESSURE -> PRESSURE;
      case PERIOD -> PERIOD;
      case WRITE_RETRY -> WRITE_RETRY;
    };
  }

  private void pushPeriod(long time) {
    push(time, PERIOD, 0, new Alarm(time, Alarm.Kind.PERIOD, 0, 0, false));
  }

  private void pushWork(long time, int kind, int process, Object what) {
    workQueued += isWork(kind, what) ? 1 : 0;
    push(time, kind, process, what);
  }

  private void push(long time, int kind, int process, Object what) {
    (kind == STOP ? stops : events).add(time, kind, process, what);
  }

  private void note(long time, EventKind kind, ScheduledProcess process, long first) {
    chain.add(time, kind.ordinal(), process.id(), first);
    log.add(time, kind, process.id(), first, 0);
  }

  /** How far virtual time has come, in nanoseconds: that of the last entry or turn taken. */
  public long now() {
    return now;
  }

  /** No event that is still to come is earlier than this, in nanoseconds. */
  public long safe() {
    long safe = Math.min(pendingTime, Math.min(events.time(), stops.time()));
    for (Cpu cpu : cpus) {
      if (cpu.state != Cpu.State.IDLE) {
        safe = Math.min(safe, cpu.time);
      }
    }
    return safe == Long.MAX_VALUE ? now : safe;
  }

  /** The process of the last action, 0 for none. */
  public int process() {
    return process;
  }

  /** When the stop to serve was made, in nanoseconds. */
  public long stopTime() {
    return entryTime;
  }

  /** The stop to serve. */
  public Stop.Request stop() {
    return (Stop.Request) payload;
  }

  /** What the MemoryManager waited for. */
  public Alarm alarm() {
    return (Alarm) payload;
  }

  /** Time until the last entry in which a CPU had nothing to do, in nanoseconds. */
  public long idleNanos() {
    return idle.until(entryTime);
  }

  /** How often the policy has consumed touches, as the processes must be told. */
  public long epoch() {
    return epoch;
  }

  /** References that all processes together have made. */
  public long references() {
    return allReferences;
  }

  /** The process with this id, from 1. */
  public ScheduledProcess process(int id) {
    return processes[id];
  }

  /** Processes that are not gone. */
  public int alive() {
    return alive;
  }

  /** Faults that were raised and not yet served. */
  public int pendingFaults() {
    return stops.count(STOP, what -> what instanceof Stop.Fault);
  }

  /** The chain over the decisions made here. */
  public Chain.Value chain() {
    return chain.value();
  }

  /** Takes the events since they were last taken. */
  public EventBuffer.Batch takeEvents() {
    return log.take();
  }
}
