package org.faultline.actors.naive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeSet;
import org.faultline.actors.event.Event;
import org.faultline.actors.event.EventKind;
import org.faultline.workload.config.ProcessGroup;
import org.faultline.workload.config.SchedulerConfig.Wake;
import org.faultline.workload.config.WorkloadConfig;
import org.faultline.workload.program.RandomStreams;

/**
 * The same machine as the actors make, told naively: one loop, which always does what is earliest.
 *
 * <p>That is an entry of the queue, ordered by (time, kind, process, order of arrival), or a step
 * of the CPU with the least (local time, process). An entry comes before a step of the same time. A
 * CPU whose process waits for memory to be served takes no step.
 */
final class NaiveMachine {
  /** A small workload takes fewer turns. */
  private static final int MOST_TURNS = 1_000_000;

  private enum Kind {
    READS,
    TIMER,
    STOP,
    RETRY,
    END
  }

  private enum State {
    UNBORN,
    READY,
    RUNNING,
    SERVED,
    AWAY,
    GONE
  }

  private record Entry(long time, Kind kind, int process, long sequence, Object what) {}

  private record Ready(long time, int process, long sequence) {}

  /** What the scheduler knows of a process. */
  private static final class Task {
    final NaiveProcess process;
    State state = State.UNBORN;
    long busyUntil;
    long sliceLeft;
    boolean fresh;

    Task(NaiveProcess process) {
      this.process = process;
    }
  }

  private static final class Cpu {
    final int index;
    Task task;
    NaiveProcess last;
    boolean leaving;
    long time;
    long sliceEnd;

    Cpu(int index) {
      this.index = index;
    }

    boolean hasTurn() {
      return task != null && (leaving || task.state == State.RUNNING);
    }
  }

  private final WorkloadConfig config;
  private final NaiveLog log = new NaiveLog();
  private final NaiveMemory memory;
  private final List<Cpu> cpus = new ArrayList<>();
  private final Map<Integer, Task> tasks = new HashMap<>();
  private final PriorityQueue<Entry> queue =
      new PriorityQueue<>(
          Comparator.comparingLong(Entry::time)
              .thenComparing(Entry::kind)
              .thenComparingInt(Entry::process)
              .thenComparingLong(Entry::sequence));
  private final TreeSet<Ready> ready =
      new TreeSet<>(
          Comparator.comparingLong(Ready::time)
              .thenComparingInt(Ready::process)
              .thenComparingLong(Ready::sequence));
  private long sequence;
  private long now;

  private NaiveMachine(WorkloadConfig config) {
    this.config = config;
    memory = new NaiveMemory(config, log);
    for (int i = 0; i < config.machine().cpus(); i++) {
      cpus.add(new Cpu(i));
    }
    RandomStreams streams = new RandomStreams(config.seed());
    for (ProcessGroup group : config.processes()) {
      for (int i = 0; i < group.count(); i++) {
        int id = tasks.size() + 1;
        NaiveProcess process =
            new NaiveProcess(
                id, group, i, config.machine(), config.paging().pageTables(), streams, memory, log);
        tasks.put(id, new Task(process));
        push(group.startAtNanos() + i * group.startEveryNanos(), Kind.TIMER, id, null);
      }
    }
    if (config.run().untilNanos() < Long.MAX_VALUE) {
      push(config.run().untilNanos(), Kind.END, 0, null);
    }
  }

  /** The events of this workload, in the order of the log. */
  static List<Event> run(WorkloadConfig config) {
    NaiveMachine machine = new NaiveMachine(config);
    for (int i = 0; machine.goOn(); i++) {
      if (i == MOST_TURNS) {
        throw new IllegalStateException("the workload is not small: it takes too many turns");
      }
    }
    return machine.log.inOrder();
  }

  private void push(long time, Kind kind, int process, Object what) {
    queue.add(new Entry(time, kind, process, sequence++, what));
  }

  private boolean goOn() {
    for (Cpu cpu : cpus) {
      if (cpu.task == null && !ready.isEmpty()) {
        takeNext(cpu);
      }
    }
    Cpu next = nextCpu(true);
    if (next == null && queue.stream().allMatch(entry -> entry.kind == Kind.END)) {
      if (memory.waiting.isEmpty()) {
        return false;
      }
      settle(null, memory.giveUp(now));
    } else if (next == null || (!queue.isEmpty() && queue.peek().time <= next.time)) {
      Entry entry = queue.remove();
      now = Math.max(now, entry.time);
      return entry.kind != Kind.END && handle(entry);
    } else {
      now = Math.max(now, next.time);
      turn(next);
    }
    return true;
  }

  /** The CPU whose turn is next, those that leave their process included or not. */
  private Cpu nextCpu(boolean leaving) {
    return cpus.stream()
        .filter(cpu -> cpu.hasTurn() && (leaving || !cpu.leaving))
        .min(
            Comparator.comparingLong((Cpu cpu) -> cpu.time)
                .thenComparingInt(cpu -> cpu.task.process.id)
                .thenComparing(cpu -> !cpu.leaving))
        .orElse(null);
  }

  private boolean handle(Entry entry) {
    Task task = tasks.get(entry.process);
    switch (entry.kind) {
      case READS -> settle(null, memory.readsEnded((NaiveMemory.Work) entry.what, now));
      case TIMER -> {
        if (task.state == State.UNBORN) {
          task.busyUntil = now;
          log.add(now, EventKind.START, entry.process, 0, 0);
        }
        wake(task, now);
      }
      case STOP -> {
        NaiveAnswer answer = memory.serve(task.process, (NaiveStop) entry.what, entry.time);
        Cpu waits =
            cpus.stream().filter(cpu -> cpu.task == task && !cpu.leaving).findFirst().orElseThrow();
        settle(waits, answer);
      }
      default -> settle(null, memory.retry(now));
    }
    return true;
  }

  private void turn(Cpu cpu) {
    if (cpu.leaving) {
      cpu.leaving = false;
      cpu.task = null;
    } else if (cpu.time >= cpu.sliceEnd) {
      endSlice(cpu);
    } else {
      step(cpu);
    }
    if (cpu.task == null && !ready.isEmpty()) {
      takeNext(cpu);
    }
  }

  private void endSlice(Cpu cpu) {
    if (ready.isEmpty()) {
      cpu.sliceEnd = cpu.time + config.scheduler().timeSliceNanos();
      return;
    }
    log.add(cpu.time, EventKind.SLICE_END, cpu.task.process.id, cpu.index, 0);
    cpu.task.sliceLeft = 0;
    makeReady(cpu.task, cpu.time);
    cpu.task = null;
  }

  private void step(Cpu cpu) {
    Task task = cpu.task;
    NaiveStop stop = task.process.step(cpu.time);
    cpu.time = task.process.now;
    task.busyUntil = cpu.time;
    if (task.fresh && task.process.madeReference) {
      task.fresh = false;
      if (!memory.waiting.isEmpty()) {
        queueRetry(cpu.time, task.process.id);
      }
    }
    if (stop instanceof NaiveStop.Sleep sleep) {
      task.state = State.AWAY;
      cpu.leaving = true;
      push(sleep.until(), Kind.TIMER, task.process.id, null);
    } else if (stop != null) {
      task.state = State.SERVED;
      push(cpu.time, Kind.STOP, task.process.id, stop);
    }
  }

  private void queueRetry(long time, int process) {
    if (queue.stream().noneMatch(entry -> entry.kind == Kind.RETRY)) {
      push(Math.max(time, now), Kind.RETRY, process, null);
    }
  }

  private void makeReady(Task task, long time) {
    task.state = State.READY;
    ready.add(new Ready(time, task.process.id, sequence++));
  }

  private void takeNext(Cpu cpu) {
    Ready next = ready.pollFirst();
    occupy(cpu, tasks.get(next.process), Math.max(cpu.time, next.time));
  }

  private void occupy(Cpu cpu, Task task, long start) {
    log.add(start, EventKind.DISPATCH, task.process.id, cpu.index, 0);
    cpu.time = start + (cpu.last == task.process ? 0 : config.machine().costs().contextSwitch());
    cpu.task = task;
    cpu.last = task.process;
    cpu.sliceEnd =
        cpu.time + (task.sliceLeft > 0 ? task.sliceLeft : config.scheduler().timeSliceNanos());
    task.sliceLeft = 0;
    task.busyUntil = cpu.time;
    task.state = State.RUNNING;
  }

  private void wake(Task task, long time) {
    if (time < task.busyUntil) {
      push(task.busyUntil, Kind.TIMER, task.process.id, null);
      return;
    }
    task.busyUntil = time;
    log.add(time, EventKind.WAKE, task.process.id, 0, 0);
    boolean none = cpus.stream().noneMatch(cpu -> cpu.task == null || cpu.leaving);
    Cpu loser = none && config.scheduler().wake() == Wake.PREEMPT ? nextCpu(false) : null;
    if (loser == null) {
      makeReady(task, time);
      return;
    }
    loser.task.sliceLeft = loser.sliceEnd - loser.time;
    log.add(loser.time, EventKind.PREEMPTED, loser.task.process.id, loser.index, 0);
    makeReady(loser.task, loser.time);
    occupy(loser, task, Math.max(loser.time, time));
  }

  private void settle(Cpu cpu, NaiveAnswer answer) {
    answer.fresh().forEach(process -> tasks.get(process.id).fresh = true);
    if (answer.process() != null) {
      Task task = tasks.get(answer.process().id);
      long busy = cpu == null ? answer.at() : answer.at() + answer.cpuNanos();
      if (answer.error() != null) {
        task.process.answer = answer.error();
      }
      switch (answer.outcome()) {
        case RESUMES -> {
          task.busyUntil = busy;
          task.state = State.RUNNING;
          cpu.time = busy;
        }
        case BLOCKED -> {
          leave(cpu, task, busy, State.AWAY);
          push(answer.readsEnd(), Kind.READS, task.process.id, answer.reads());
        }
        case WAITS -> leave(cpu, task, busy, State.AWAY);
        case GONE -> leave(cpu, task, busy, State.GONE);
        case WAKES -> wake(task, answer.at());
        case STUCK -> {
          log.add(answer.at(), EventKind.EXIT, task.process.id, 1, 0);
          task.state = State.GONE;
        }
        case NONE -> {}
      }
    }
    if (answer.retry()) {
      queueRetry(answer.at(), 0);
    }
  }

  private static void leave(Cpu cpu, Task task, long busy, State state) {
    task.busyUntil = Math.max(task.busyUntil, busy);
    task.state = state;
    if (cpu != null) {
      cpu.time = busy;
      cpu.leaving = true;
    }
  }
}
