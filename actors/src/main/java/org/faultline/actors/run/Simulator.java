package org.faultline.actors.run;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.faultline.actors.Machine;
import org.faultline.workload.config.WorkloadConfig;
import org.slf4j.LoggerFactory;

/**
 * Runs workloads, one machine for each run, on a fixed number of worker threads. Their number never
 * changes a result.
 */
public final class Simulator implements AutoCloseable {
  private final ActorSystem<Start> system;

  /** Asks for a machine. */
  private record Start(
      MachinePlan plan,
      RunOptions options,
      RunObserver observer,
      CompletableFuture<RunResult> result,
      CompletableFuture<ActorRef<Machine.Command>> machine) {}

  private Simulator(Config config) {
    // SLF4J must be ready before actors log.
    LoggerFactory.getLogger(Simulator.class);
    system = ActorSystem.create(guardian(), "faultline", config);
  }

  /** A simulator with so many worker threads, at least 1. */
  public static Simulator withWorkers(int workers) {
    return new Simulator(
        ConfigFactory.parseMap(Map.of(Machine.ROUNDS + ".workers", workers))
            .withFallback(
                ConfigFactory.load(Simulator.class.getClassLoader(), "faultline-actors")));
  }

  /** A simulator whose dispatchers are those of {@code config}: for tests of other dispatchers. */
  public static Simulator withDispatchers(Config config) {
    return new Simulator(
        config.withFallback(
            ConfigFactory.load(Simulator.class.getClassLoader(), "faultline-actors")));
  }

  private static Behavior<Start> guardian() {
    return Behaviors.setup(
        context ->
            Behaviors.receive(Start.class)
                .onMessage(
                    Start.class,
                    start -> {
                      start
                          .machine()
                          .complete(
                              context.spawnAnonymous(
                                  Machine.create(
                                      start.plan(),
                                      start.options(),
                                      start.observer(),
                                      start.result()),
                                  DispatcherSelector.defaultDispatcher()));
                      return Behaviors.same();
                    })
                .build());
  }

  /** A run that is under way. */
  public static final class Handle {
    private final CompletableFuture<RunResult> result = new CompletableFuture<>();
    private final CompletableFuture<ActorRef<Machine.Command>> machine = new CompletableFuture<>();

    /** Completes with the result, or with a {@link RunFailure}. */
    public CompletableFuture<RunResult> result() {
      return result;
    }

    /** Lets the machine, which rests, go on with orders for these processes. */
    public void order(List<Integer> processes) {
      machine.thenAccept(running -> running.tell(new Machine.Orders(processes)));
    }

    /** Ends the run where it is; the result then holds what was measured so far. */
    public void interrupt() {
      machine.thenAccept(running -> running.tell(Machine.Interrupt.INTERRUPT));
    }
  }

  /**
   * Starts a run.
   *
   * @throws IllegalArgumentException if the workload cannot be built; the message is a sentence
   */
  public Handle start(WorkloadConfig config, RunOptions options, RunObserver observer) {
    Handle handle = new Handle();
    system.tell(
        new Start(new MachinePlan(config), options, observer, handle.result, handle.machine));
    return handle;
  }

  /** Runs to the end. */
  public RunResult run(WorkloadConfig config) {
    return start(config, RunOptions.DEFAULT, RunObserver.NONE).result().join();
  }

  @Override
  public void close() {
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().join();
  }
}
