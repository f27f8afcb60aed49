package org.faultline.actors.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.faultline.actors.plan.RunOptions;
import org.faultline.actors.result.RunObserver;
import org.faultline.actors.result.RunResult;
import org.faultline.actors.run.Simulator;
import org.faultline.workload.config.ProcessGroup;
import org.faultline.workload.program.CallResult;
import org.faultline.workload.program.Step;
import org.jspecify.annotations.Nullable;

/**
 * A machine that does what it is told, without a config:
 *
 * <pre>{@code
 * try (MachineSession machine = MachineSession.open(MachineOptions.DEFAULT)) {
 *   ProcessSession process = machine.openProcess("a");
 *   long heap = process.call(new VirtualAlloc(0, 0x1_0000, 0x3000, 0x04)).value();
 *   process.write(heap, 4, 42);
 *   long found = process.read(heap, 4).value(); // 42
 * }
 * }</pre>
 *
 * <p>Virtual time passes only while orders are done, so equal orders give equal answers. To be used
 * by one thread at a time.
 */
public final class MachineSession implements AutoCloseable {
  /** The most processes that one machine can have, those that have ended included. */
  public static final int MOST_PROCESSES = 10_000;

  private static final int WORKERS = 1;

  private final Simulator simulator = Simulator.withWorkers(WORKERS);
  private final List<OrderQueue> slots = new ArrayList<>();
  private final List<ProcessSession> processes = new ArrayList<>();
  private final Simulator.Handle run;
  private volatile CompletableFuture<Rest> resting = new CompletableFuture<>();
  private long nowNanos;
  // Absent until the machine has ended.
  private @Nullable RunResult result;

  private record Rest(long nowNanos, Map<Integer, String> ended) {}

  private MachineSession(MachineOptions options, int mostProcesses) {
    // One more, which is never opened, so that the machine outlives its last process.
    for (int i = 0; i <= mostProcesses; i++) {
      slots.add(new OrderQueue());
    }
    Step program = context -> slots.get(context.index());
    ProcessGroup group =
        MachineOptions.process("process", List.of(program)).withCount(slots.size());
    try {
      run =
          simulator.start(
              options.workload("session", List.of(group)), RunOptions.DEFAULT, new Observer());
      awaitRest();
    } catch (RuntimeException e) {
      simulator.close();
      throw e;
    }
  }

  /** A machine for up to 64 processes. */
  public static MachineSession open(MachineOptions options) {
    return open(options, 64);
  }

  /**
   * A machine for up to {@code mostProcesses}, 1 to {@value #MOST_PROCESSES}.
   *
   * @throws IllegalArgumentException where there is no such machine; the message is a sentence
   */
  public static MachineSession open(MachineOptions options, int mostProcesses) {
    if (mostProcesses < 1 || mostProcesses > MOST_PROCESSES) {
      throw new IllegalArgumentException(
          "a session has 1 to " + MOST_PROCESSES + " processes, not " + mostProcesses);
    }
    return new MachineSession(options, mostProcesses);
  }

  /** A new process with an empty address space. */
  public ProcessSession openProcess(String name) {
    return openProcess(name, ProcessOptions.DEFAULT);
  }

  /**
   * A new process with an empty address space.
   *
   * @throws IllegalArgumentException where memory cannot hold its minimum working set, or no such
   *     process is alive whose handles it could inherit
   * @throws IllegalStateException where the machine has as many as it can
   */
  public ProcessSession openProcess(String name, ProcessOptions options) {
    requireOpen();
    int index = processes.size();
    if (index == slots.size() - 1) {
      throw new IllegalStateException(
          "the machine has had " + index + " processes, and can have no more");
    }
    int parent = options.parent();
    boolean known =
        parent == ProcessOptions.NO_PARENT
            || parent > 0 && parent <= index && processes.get(parent - 1).ended() == null;
    if (!known) {
      throw new IllegalArgumentException("no process " + parent + " is alive to inherit from");
    }
    ProcessSession process = new ProcessSession(this, slots.get(index), index + 1, name);
    processes.add(process);
    process.become(options);
    return process;
  }

  /** Does all that was submitted, the processes side by side, until nobody has anything to do. */
  public void step() {
    requireOpen();
    List<Integer> told = new ArrayList<>();
    for (ProcessSession process : processes) {
      if (process.ended() == null && !process.orders().isEmpty()) {
        told.add(process.id());
      }
    }
    if (!told.isEmpty()) {
      resting = new CompletableFuture<>();
      run.order(told);
      awaitRest();
    }
  }

  /** Virtual time. */
  public long nowNanos() {
    return nowNanos;
  }

  /**
   * Ends all processes and the machine.
   *
   * @return what the run gave, its conservation laws included
   */
  public RunResult end() {
    RunResult ended = result;
    if (ended == null) {
      List<Integer> all = new ArrayList<>();
      for (int id = 1; id <= slots.size(); id++) {
        if (id > processes.size() || processes.get(id - 1).ended() == null) {
          slots.get(id - 1).add(Order.of(ProcessSession.EXIT, context -> CallResult.success(0)));
          all.add(id);
        }
      }
      run.order(all);
      try {
        ended = run.result().join();
        result = ended;
      } finally {
        simulator.close();
      }
    }
    return ended;
  }

  @Override
  public void close() {
    end();
  }

  void requireOpen() {
    if (result != null) {
      throw new IllegalStateException("the machine was closed");
    }
  }

  CallResult finish(CompletableFuture<CallResult> answer) {
    step();
    try {
      return answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof IllegalStateException ended) {
        throw new IllegalStateException(ended.getMessage(), e);
      }
      throw e;
    }
  }

  private void awaitRest() {
    CompletableFuture.anyOf(resting, run.result()).join();
    if (!resting.isDone()) {
      throw new IllegalStateException("the machine ended on its own");
    }
    Rest rest = resting.join();
    nowNanos = rest.nowNanos();
    for (ProcessSession process : processes) {
      String reason = rest.ended().get(process.id());
      if (reason != null) {
        process.end(reason);
      }
    }
  }

  private final class Observer implements RunObserver {
    @Override
    public void resting(long nowNanos, Map<Integer, String> ended) {
      resting.complete(new Rest(nowNanos, ended));
    }
  }
}
