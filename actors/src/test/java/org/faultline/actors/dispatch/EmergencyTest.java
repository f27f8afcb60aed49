package org.faultline.actors.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.faultline.actors.TestWorkloads;
import org.faultline.actors.plan.RunOptions;
import org.faultline.actors.result.Causes;
import org.faultline.actors.result.RunObserver;
import org.faultline.actors.result.RunResult;
import org.faultline.actors.run.Simulator;
import org.faultline.memory.event.Event;
import org.faultline.workload.config.ProcessGroup;
import org.faultline.workload.config.WorkloadConfig;
import org.faultline.workload.program.Demand;
import org.faultline.workload.program.Step;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An error ends what goes on, whichever thread throws it, and no thread is lost. */
class EmergencyTest {
  private static final int PATIENCE_SECONDS = 60;

  private final Queue<Throwable> reported = new ConcurrentLinkedQueue<>();
  private final Emergency.Listener listener = reported::add;

  @BeforeEach
  void listen() {
    Emergency.listen(listener);
  }

  @AfterEach
  void forget() {
    Emergency.forget(listener);
  }

  static Stream<Error> errors() {
    return Stream.of(
        new OutOfMemoryError("Java heap space"),
        new StackOverflowError(),
        new NoClassDefFoundError("gone"),
        new AssertionError("never"));
  }

  private static WorkloadConfig running(Step step) {
    WorkloadConfig any =
        TestWorkloads.of(
            """
            machine { profile = teaching, ram = 64 KiB }
            run { events = on, timeline = 1 ms, until = 20 ms }
            processes { p { program = [ { Compute = 1 ms } ] } }
            """);
    ProcessGroup group = any.processes().get(0);
    return new WorkloadConfig(
        any.title(),
        any.seed(),
        any.machine(),
        any.paging(),
        any.scheduler(),
        any.run(),
        List.of(ProcessGroup.of("p", group.workingSet(), group.frames(), List.of(step))));
  }

  private static Throwable failure(Step step, RunObserver observer) throws Exception {
    try (Simulator simulator = Simulator.withWorkers(2)) {
      CompletableFuture<RunResult> result =
          simulator.start(running(step), RunOptions.DEFAULT, observer).result();
      return result.handle((run, failed) -> failed).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  @ParameterizedTest
  @MethodSource("errors")
  void anErrorOfARoundEndsTheRun(Error error) throws Exception {
    Step failing =
        context -> {
          throw error;
        };
    assertThat(Causes.find(failure(failing, RunObserver.NONE), Error.class)).isSameAs(error);
  }

  @ParameterizedTest
  @MethodSource("errors")
  void anErrorOfATaskThatMayBlockEndsTheRun(Error error) throws Exception {
    Step waiting =
        context ->
            asked -> {
              context.blocking().execute(() -> sneak(error));
              return new Demand.Await(new CompletableFuture<>());
            };
    assertThat(Causes.find(failure(waiting, RunObserver.NONE), Error.class)).isSameAs(error);
    assertThat(reported).contains(error);
  }

  @ParameterizedTest
  @MethodSource("errors")
  void anErrorOfTheObserverEndsTheRun(Error error) throws Exception {
    RunObserver failing =
        new RunObserver() {
          @Override
          public void event(Event event) {
            throw error;
          }
        };
    Step endless = context -> asked -> new Demand.Compute(1_000_000);
    assertThat(Causes.find(failure(endless, failing), Error.class)).isSameAs(error);
  }

  @ParameterizedTest
  @MethodSource("errors")
  void anErrorWhereTheMachineIsToldEndsTheRun(Error error) throws Exception {
    RunObserver failing =
        new RunObserver() {
          @Override
          public void resting(long now, Map<Integer, String> ended) {
            throw error;
          }
        };
    Step idle = context -> asked -> Demand.Idle.IDLE;
    assertThat(Causes.find(failure(idle, failing), Error.class)).isSameAs(error);
  }

  /** Nobody else answers for a thread of the program's own. */
  @Test
  void anErrorOfAnyThreadEndsTheRunsOfAllSimulators() throws Exception {
    Error error = new LinkageError("gone");
    Step waiting = context -> asked -> new Demand.Await(new CompletableFuture<>());
    try (Simulator first = Simulator.withWorkers(1);
        Simulator second = Simulator.withWorkers(1)) {
      List<CompletableFuture<RunResult>> results =
          Stream.of(first, second)
              .map(s -> s.start(running(waiting), RunOptions.DEFAULT, RunObserver.NONE).result())
              .toList();
      Emergency.thread("any", () -> sneak(error)).start();
      for (CompletableFuture<RunResult> result : results) {
        Throwable failed = result.handle((run, e) -> e).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(Causes.find(failed, Error.class)).isSameAs(error);
      }
      CompletableFuture<RunResult> later =
          first.start(running(waiting), RunOptions.DEFAULT, RunObserver.NONE).result();
      assertThat(later).as("it has no threads any more").isCompletedExceptionally();
    }
  }

  @Test
  void noWorkerIsLostByWhatTasksThrow() throws Exception {
    RoundExecutor rounds = new RoundExecutor(2, "kept");
    ExecutorService pool = Emergency.pool(2, "kept");
    for (ExecutorService executor : List.of(rounds, pool)) {
      reported.clear();
      CountDownLatch done = new CountDownLatch(8);
      for (int i = 0; i < 8; i++) {
        Error error = new InternalError("task " + i);
        executor.execute(
            () -> {
              done.countDown();
              sneak(error);
            });
      }
      assertThat(done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      executor.shutdown();
      assertThat(executor.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(reported)
          .extracting(Throwable::getMessage)
          .containsExactlyInAnyOrder(
              Stream.iterate(0, i -> i + 1).limit(8).map(i -> "task " + i).toArray(String[]::new));
    }
  }

  @Test
  void anErrorOfASubmittedTaskGoesToItsFutureToo() throws Exception {
    ExecutorService pool = Emergency.pool(1, "submitted");
    Error error = new InternalError("submitted");
    Future<?> failing = pool.submit(() -> sneak(error));
    Future<?> refused =
        pool.submit(
            () -> {
              throw new IllegalStateException("an affair of who waits");
            });
    assertThatThrownBy(() -> failing.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCause(error);
    assertThatThrownBy(() -> refused.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
        .hasCauseInstanceOf(IllegalStateException.class);
    pool.shutdown();
    assertThat(pool.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(reported).containsExactly(error);
  }

  @Test
  void aListenerThatFailsKeepsNoOtherFromBeingTold() {
    Emergency.Listener failing =
        cause -> {
          throw new OutOfMemoryError("once more");
        };
    Queue<Throwable> after = new ConcurrentLinkedQueue<>();
    Emergency.Listener last = after::add;
    Emergency.listen(failing);
    Emergency.listen(last);
    Error error = new InternalError("told");
    try {
      Emergency.report(error);
    } finally {
      Emergency.forget(failing);
      Emergency.forget(last);
    }
    assertThat(reported).containsExactly(error);
    assertThat(after).containsExactly(error);
  }

  private static void sneak(Error error) {
    throw error;
  }
}
