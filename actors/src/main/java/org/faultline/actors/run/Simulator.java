package org.faultline.actors.run;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.faultline.actors.Machine;
import org.faultline.actors.dispatch.Emergency;
import org.faultline.actors.plan.MachineParts;
import org.faultline.actors.plan.MachinePlan;
import org.faultline.actors.plan.RunOptions;
import org.faultline.actors.result.RunFailure;
import org.faultline.actors.result.RunObserver;
import org.faultline.actors.result.RunResult;
import org.faultline.workload.config.WorkloadConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs workloads, one machine for each run, on a fixed number of worker threads. Their number never
 * changes a result. An {@link Emergency} ends all runs that are under way, with a {@link
 * RunFailure} whose cause it is.
 */
public final class Simulator implements AutoCloseable {
  // SLF4J is ready before an actor logs.
  private static final Logger LOG = LoggerFactory.getLogger(Simulator.class);

  /** How long closing waits for actors, in seconds; after that they are left to themselves. */
  private static final int PATIENCE_SECONDS = 10;

  private final ActorSystem<Start> system;
  private final Set<Handle> underWay = ConcurrentHashMap.newKeySet();
  // The parts of machines that may still run.
  private final Set<MachineParts> open = ConcurrentHashMap.newKeySet();
  private final Emergency.Listener listener = this::fail;
  private volatile boolean failed;

  /** Asks for a machine. */
  private record Start(
      MachineParts parts,
      RunOptions options,
      RunObserver observer,
      CompletableFuture<RunResult> result,
      CompletableFuture<ActorRef<Machine.Command>> machine) {}

  private Simulator(Config config) {
    system = ActorSystem.create(guardian(this::close), "faultline", config);
    Emergency.listen(listener);
  }

  /** Ends all runs: their memory may be used up, or a thread that they need gone. */
  private void fail(Throwable cause) {
    failed = true;
    // Its actors hold memory that the rest of the program may need to end.
    system.terminate();
    for (Handle handle : underWay) {
      handle.fail(cause);
    }
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

  private static Behavior<Start> guardian(Consumer<MachineParts> close) {
    return Behaviors.setup(
        context -> {
          Map<ActorRef<Void>, Start> running = new HashMap<>();
          return Behaviors.receive(Start.class)
              .onMessage(
                  Start.class,
                  start -> {
                    ActorRef<Machine.Command> machine =
                        context.spawnAnonymous(
                            Machine.create(
                                start.parts(), start.options(), start.observer(), start.result()),
                            DispatcherSelector.defaultDispatcher());
                    context.watch(machine);
                    running.put(machine.unsafeUpcast(), start);
                    start.machine().complete(machine);
                    return Behaviors.same();
                  })
              .onSignal(
                  Terminated.class,
                  ended -> {
                    Throwable cause = ended instanceof ChildFailed failed ? failed.cause() : null;
                    Start start =
                        Objects.requireNonNull(
                            running.remove(ended.getRef()), "only machines are watched");
                    close.accept(start.parts());
                    start
                        .result()
                        .completeExceptionally(
                            new RunFailure("the actor machine failed: " + cause, cause));
                    return Behaviors.same();
                  })
              .build();
        });
  }

  /** No actor uses the parts any more. */
  private void close(MachineParts parts) {
    open.remove(parts);
    parts.close();
  }

  /** A run that is under way. */
  public static final class Handle {
    private final CompletableFuture<RunResult> result = new CompletableFuture<>();
    private final CompletableFuture<ActorRef<Machine.Command>> machine = new CompletableFuture<>();

    private void fail(Throwable cause) {
      try {
        result.completeExceptionally(new RunFailure("a thread failed: " + cause, cause));
      } catch (OutOfMemoryError noSentence) {
        result.completeExceptionally(cause);
      }
    }

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
    MachineParts parts = MachineParts.open(new MachinePlan(config));
    open.add(parts);
    underWay.add(handle);
    LOG.info("run begins: seed {}, {}", config.seed(), config.title());
    handle.result.whenComplete(
        (result, failure) -> {
          underWay.remove(handle);
          logEnd(config.seed(), result, failure);
        });
    if (failed) {
      close(parts);
      handle.fail(new IllegalStateException("the simulator has ended in an emergency"));
      return handle;
    }
    system.tell(new Start(parts, options, observer, handle.result, handle.machine));
    return handle;
  }

  private static void logEnd(long seed, RunResult result, Throwable failure) {
    if (failure == null) {
      LOG.info("run ends: seed {}, digest {}, at {} ns", seed, result.digest(), result.endNanos());
    } else {
      LOG.error("run fails: seed {}", seed, failure);
    }
  }

  /** Runs to the end. */
  public RunResult run(WorkloadConfig config) {
    return start(config, RunOptions.DEFAULT, RunObserver.NONE).result().join();
  }

  /** Ends its threads; after an emergency, or where an actor hangs, without those that do not. */
  @Override
  public void close() {
    Emergency.forget(listener);
    system.terminate();
    try {
      int patience = failed ? 1 : PATIENCE_SECONDS;
      system.getWhenTerminated().toCompletableFuture().get(patience, TimeUnit.SECONDS);
      open.forEach(this::close);
    } catch (TimeoutException hanging) {
      // Its threads are daemons: they end with the program.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
