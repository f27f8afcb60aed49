package org.faultline.actors.naive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeSet;
import org.faultline.memory.event.Event;
import org.faultline.memory.event.EventKind;
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

  private record Entry(long time, NaiveKind kind, int process, long sequence, Object what) {}

  private record Ready(long time, int process, long sequence) {}

  private final WorkloadConfig config;
  private final NaiveLog log = new NaiveLog();
  private final NaiveManager memory;
  private final NaiveIdleTime idle;
  private final List<NaiveCpu> cpus = new ArrayList<>();
  private final Map<Integer, NaiveTask> tasks = new HashMap<>();
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

  NaiveMachine(WorkloadConfig config, NaiveFailures failures) {
    this.config = config;
    memory =
        config.paging().isWindows()
            ? new NaiveListedMemory(config, failures, log)
            : new NaiveMemory(config, log);
    idle = new NaiveIdleTime(config.machine().cpus());
    for (int i = 0; i < config.machine().cpus(); i++) {
      cpus.add(new NaiveCpu(i));
    }
    RandomStreams streams = new RandomStreams(config.seed());
    for (ProcessGroup group : config.processes()) {
      for (int i = 0; i < group.count(); i++) {
        int id = tasks.size() + 1;
        NaiveProcess process =
            new NaiveProcess(
                id, group, i, config.machine(), config.paging().pageTables(), streams, memory, log);
        tasks.put(id, new NaiveTask(process));
        push(group.startAtNanos() + i * group.startEveryNanos(), NaiveKind.TIMER, id, null);
      }
    }
    if (config.paging().isWindows()) {
      push(config.paging().settings().periodNanos(), NaiveKind.PERIOD, 0, null);
    }
    if (config.run().untilNanos() < Long.MAX_VALUE) {
      push(config.run().untilNanos(), NaiveKind.END, 0, null);
    }
  }

  /** The events of this workload, in the order of the log. */
  static List<Event> run(WorkloadConfig config) {
    return new NaiveMachine(config, NaiveFailures.NONE).run();
  }

  /** Runs to the end; gives the events in the order of the log. */
  List<Event> run() {
    for (int i = 0; goOn(); i++) {
      if (i == MOST_TURNS) {
        throw new IllegalStateException("the workload is not small: it takes too many turns");
      }
    }
    return log.inOrder();
  }

  /** Why programs failed, one sentence for each that did. */
  List<String> complaints() {
    return tasks.values().stream()
        .map(task -> task.process.complaint)
        .filter(complaint -> complaint != null)
        .toList();
  }

  private void push(long time, NaiveKind kind, int process, Object what) {
    queue.add(new Entry(time, kind, process, sequence++, what));
  }

  private boolean goOn() {
    for (NaiveCpu cpu : cpus) {
      if (cpu.task == null && !ready.isEmpty()) {
        takeNext(cpu);
      }
    }
    NaiveCpu next = nextCpu(true);
    if (next == null && queue.stream().noneMatch(entry -> memory.matters(entry.kind))) {
      if (!memory.hasWaiters()) {
        if (tasks.values().stream().anyMatch(task -> task.state != NaiveTask.State.GONE)) {
          throw new IllegalStateException("a process is left that nothing can wake");
        }
        memory.checkEmpty();
        return false;
      }
      memory.idle(idle.until(now));
      settle(null, memory.giveUp(now));
    } else if (next == null || (!queue.isEmpty() && queue.peek().time <= next.time)) {
      Entry entry = queue.remove();
      now = Math.max(now, entry.time);
      if (entry.kind == NaiveKind.END) {
        return false;
      }
      handle(entry);
    } else {
      now = Math.max(now, next.time);
      turn(next);
    }
    return true;
  }

  /** The CPU whose turn is next, those that leave their process included or not. */
  private NaiveCpu nextCpu(boolean leaving) {
    return cpus.stream()
        .filter(cpu -> cpu.hasTurn() && (leaving || !cpu.leaving))
        .min(
            Comparator.comparingLong((NaiveCpu cpu) -> cpu.time)
                .thenComparingInt(cpu -> cpu.task.process.id)
                .thenComparing(cpu -> !cpu.leaving))
        .orElse(null);
  }

  private void handle(Entry entry) {
    NaiveTask task = tasks.get(entry.process);
    if (entry.kind == NaiveKind.TIMER) {
      if (task.state == NaiveTask.State.UNBORN) {
        task.busyUntil = now;
        log.add(now, EventKind.START, entry.process, 0, 0);
      }
      wake(task, now);
      return;
    }
    memory.idle(idle.until(entry.time));
    if (entry.kind == NaiveKind.STOP) {
      NaiveAnswer answer = memory.serve(task.process, (NaiveStop) entry.what, entry.time);
      NaiveCpu waits =
          cpus.stream().filter(cpu -> cpu.task == task && !cpu.leaving).findFirst().orElseThrow();
      settle(waits, answer);
      return;
    }
    if (entry.kind == NaiveKind.PERIOD) {
      push(entry.time + config.paging().settings().periodNanos(), NaiveKind.PERIOD, 0, null);
    }
    NaiveAnswer answer = memory.handle(entry.kind, entry.what, entry.time);
    if (answer != null) {
      settle(null, answer);
    }
  }

  private void turn(NaiveCpu cpu) {
    if (cpu.leaving) {
      cpu.leaving = false;
      vacate(cpu);
    } else if (cpu.time >= cpu.sliceEnd) {
      endSlice(cpu);
    } else {
      step(cpu);
    }
    if (cpu.task == null && !ready.isEmpty()) {
      takeNext(cpu);
    }
  }

  private void endSlice(NaiveCpu cpu) {
    if (ready.isEmpty()) {
      cpu.sliceEnd = cpu.time + config.scheduler().timeSliceNanos();
      return;
    }
    log.add(cpu.time, EventKind.SLICE_END, cpu.task.process.id, cpu.index, 0);
    cpu.task.sliceLeft = 0;
    makeReady(cpu.task, cpu.time);
    vacate(cpu);
  }

  private void vacate(NaiveCpu cpu) {
    cpu.task = null;
    idle.change(cpu.time, 1);
  }

  private void step(NaiveCpu cpu) {
    NaiveTask task = cpu.task;
    NaiveStop stop = task.process.step(cpu.time);
    cpu.time = task.process.now;
    task.busyUntil = cpu.time;
    if (task.fresh && (task.process.madeReference || stop != null)) {
      task.fresh = false;
      if (memory.hasWaiters()) {
        queueRetry(cpu.time, task.process.id);
      }
    }
    if (stop instanceof NaiveStop.Sleep sleep) {
      task.state = NaiveTask.State.AWAY;
      cpu.leaving = true;
      push(sleep.until(), NaiveKind.TIMER, task.process.id, null);
    } else if (stop != null) {
      task.state = NaiveTask.State.SERVED;
      push(cpu.time, NaiveKind.STOP, task.process.id, stop);
    }
  }

  private void queueRetry(long time, int process) {
    if (queue.stream().noneMatch(entry -> entry.kind == NaiveKind.RETRY)) {
      push(Math.max(time, now), NaiveKind.RETRY, process, null);
    }
  }

  private void makeReady(NaiveTask task, long time) {
    task.state = NaiveTask.State.READY;
    ready.add(new Ready(time, task.process.id, sequence++));
  }

  private void takeNext(NaiveCpu cpu) {
    Ready next = ready.pollFirst();
    occupy(cpu, tasks.get(next.process), Math.max(cpu.time, next.time));
  }

  private void occupy(NaiveCpu cpu, NaiveTask task, long start) {
    idle.change(start, cpu.task == null ? -1 : 0);
    log.add(start, EventKind.DISPATCH, task.process.id, cpu.index, 0);
    cpu.time =
        start + (cpu.last == task.process ? 0 : config.machine().costs().contextSwitchNanos());
    cpu.task = task;
    cpu.last = task.process;
    cpu.sliceEnd =
        cpu.time + (task.sliceLeft > 0 ? task.sliceLeft : config.scheduler().timeSliceNanos());
    task.sliceLeft = 0;
    task.busyUntil = cpu.time;
    task.state = NaiveTask.State.RUNNING;
  }

  private void wake(NaiveTask task, long time) {
    if (time < task.busyUntil) {
      push(task.busyUntil, NaiveKind.TIMER, task.process.id, null);
      return;
    }
    task.busyUntil = time;
    log.add(time, EventKind.WAKE, task.process.id, 0, 0);
    boolean none = cpus.stream().noneMatch(cpu -> cpu.task == null || cpu.leaving);
    NaiveCpu loser = none && config.scheduler().wake() == Wake.PREEMPT ? nextCpu(false) : null;
    if (loser == null) {
      makeReady(task, time);
      return;
    }
    loser.task.sliceLeft = loser.sliceEnd - loser.time;
    log.add(loser.time, EventKind.PREEMPTED, loser.task.process.id, loser.index, 0);
    makeReady(loser.task, loser.time);
    occupy(loser, task, Math.max(loser.time, time));
  }

  private void settle(NaiveCpu cpu, NaiveAnswer answer) {
    for (NaiveEntry later : answer.later()) {
      push(later.time(), later.kind(), later.process(), later.what());
    }
    answer.fresh().forEach(process -> tasks.get(process.id).fresh = true);
    if (answer.process() != null) {
      NaiveTask task = tasks.get(answer.process().id);
      long busy = cpu == null ? answer.at() : answer.at() + answer.cpuNanos();
      if (answer.error() != null) {
        task.process.answer = answer.error();
        task.process.finding = answer.finding();
      }
      task.process.inPageError |= answer.inPageError();
      switch (answer.outcome()) {
        case RESUMES -> {
          task.busyUntil = busy;
          task.state = NaiveTask.State.RUNNING;
          cpu.time = busy;
        }
        case BLOCKED, WAITS -> leave(cpu, task, busy, NaiveTask.State.AWAY);
        case GONE -> leave(cpu, task, busy, NaiveTask.State.GONE);
        case WAKES -> wake(task, answer.at());
        case STUCK -> {
          log.add(answer.at(), EventKind.EXIT, task.process.id, 1, 0);
          task.state = NaiveTask.State.GONE;
        }
        case NONE -> {}
      }
    }
    if (answer.retry()) {
      queueRetry(answer.at(), 0);
    }
  }

  private static void leave(NaiveCpu cpu, NaiveTask task, long busy, NaiveTask.State state) {
    task.busyUntil = Math.max(task.busyUntil, busy);
    task.state = state;
    if (cpu != null) {
      cpu.time = busy;
      cpu.leaving = true;
    }
  }
}
