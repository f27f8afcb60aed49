package org.faultline.lab.studies.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.faultline.actors.dispatch.Emergency;
import org.junit.jupiter.api.Test;

class RunPoolTest {
  /** Waits where it is told to, until it is ended. */
  private static final class Patient implements RunPool.Runner {
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicBoolean inUse = new AtomicBoolean();
    private volatile boolean closed;

    /** A run without an end of its own. */
    int endless() {
      await(ended);
      throw new CancellationException("interrupted");
    }

    @Override
    public void interrupt() {
      ended.countDown();
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private final Queue<Patient> made = new ConcurrentLinkedQueue<>();

  private RunPool<Patient> pool(int width) {
    return new RunPool<>(
        width,
        "test",
        () -> {
          Patient runner = new Patient();
          made.add(runner);
          return runner;
        });
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void resultsComeInTheOrderOfTheTasksThoughTheLastEndsFirst() {
    List<CountDownLatch> turns =
        IntStream.rangeClosed(0, 3).mapToObj(i -> new CountDownLatch(1)).toList();
    turns.get(3).countDown();
    List<Function<Patient, Integer>> tasks = new ArrayList<>();
    Queue<Integer> order = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < 3; i++) {
      int own = i;
      tasks.add(
          runner -> {
            await(turns.get(own + 1));
            order.add(own);
            turns.get(own).countDown();
            return 10 * own;
          });
    }
    try (RunPool<Patient> pool = pool(3)) {
      assertThat(pool.all(tasks)).containsExactly(0, 10, 20);
    }
    assertThat(order).containsExactly(2, 1, 0);
  }

  @Test
  void noRunnerDoesTwoTasksAtATimeAndNoMoreAreMadeThanAreNeeded() {
    Function<Patient, Boolean> task =
        runner -> {
          boolean alone = runner.inUse.compareAndSet(false, true);
          runner.inUse.set(false);
          return alone;
        };
    try (RunPool<Patient> pool = pool(4)) {
      assertThat(pool.all(IntStream.range(0, 500).mapToObj(i -> task).toList()))
          .hasSize(500)
          .containsOnly(true);
    }
    assertThat(made).hasSizeBetween(1, 4).allMatch(runner -> runner.closed);
  }

  @Test
  void theFailureOfTheFirstTaskInOrderIsToldThoughAnotherFailsBefore() {
    CountDownLatch second = new CountDownLatch(1);
    List<Function<Patient, Integer>> tasks =
        List.of(
            runner -> {
              await(second);
              throw new IllegalArgumentException("the first");
            },
            runner -> {
              second.countDown();
              throw new IllegalArgumentException("the second");
            });
    try (RunPool<Patient> pool = pool(2)) {
      assertThatThrownBy(() -> pool.all(tasks)).hasMessage("the first");
    }
  }

  @Test
  void aFailureEndsWhatIsBehindItAndNothingElseBegins() {
    AtomicInteger begun = new AtomicInteger();
    CountDownLatch both = new CountDownLatch(2);
    List<Function<Patient, Integer>> tasks =
        List.of(
            runner -> {
              both.countDown();
              await(both);
              throw new IllegalArgumentException("broken");
            },
            runner -> {
              both.countDown();
              return runner.endless();
            },
            runner -> begun.incrementAndGet());
    try (RunPool<Patient> pool = pool(2)) {
      assertThatThrownBy(() -> pool.all(tasks)).hasMessage("broken");
      assertThat(begun).hasValue(0);
      // The runner that was ended is of no more use, and another takes its place.
      Function<Patient, Integer> next = runner -> (int) runner.ended.getCount();
      assertThat(pool.all(List.of(next, next, next))).containsExactly(1, 1, 1);
    }
    assertThat(made).allMatch(runner -> runner.closed);
  }

  @Test
  void anErrorEndsWhatIsBeforeItToo() {
    CountDownLatch first = new CountDownLatch(1);
    List<Function<Patient, Integer>> tasks =
        List.of(
            runner -> {
              first.countDown();
              return runner.endless();
            },
            runner -> {
              await(first);
              throw new StackOverflowError("deep");
            });
    List<Throwable> told = new ArrayList<>();
    Emergency.Listener listener = told::add;
    Emergency.listen(listener);
    try (RunPool<Patient> pool = pool(2)) {
      assertThatThrownBy(() -> pool.all(tasks))
          .isInstanceOf(StackOverflowError.class)
          .hasMessage("deep");
    } finally {
      Emergency.forget(listener);
    }
    assertThat(told).anyMatch(StackOverflowError.class::isInstance);
  }

  @Test
  void anInterruptEndsWhatIsUnderWayAndNothingElseBegins() {
    AtomicInteger begun = new AtomicInteger();
    try (RunPool<Patient> pool = pool(2)) {
      CountDownLatch under = new CountDownLatch(2);
      Function<Patient, Integer> endless =
          runner -> {
            under.countDown();
            return runner.endless();
          };
      Thread interrupting =
          Emergency.thread(
              "interrupting",
              () -> {
                await(under);
                pool.interrupt();
              });
      interrupting.start();
      assertThatThrownBy(
              () -> pool.all(List.of(endless, endless, runner -> begun.incrementAndGet())))
          .isInstanceOf(CancellationException.class);
      assertThat(begun).hasValue(0);
      assertThatThrownBy(() -> pool.all(List.of(runner -> begun.incrementAndGet())))
          .isInstanceOf(CancellationException.class);
      assertThat(begun).hasValue(0);
    }
    assertThat(made).hasSize(2).allMatch(runner -> runner.closed);
  }

  @Test
  void whatFollowsFromAResultIsDoneAndResultsAreHeardByTheCallingThread() {
    Thread calling = Thread.currentThread();
    List<Integer> heard = new ArrayList<>();
    try (RunPool<Patient> pool = pool(3)) {
      pool.<Integer>run(
          List.of(runner -> 1),
          result -> {
            assertThat(Thread.currentThread()).isSameAs(calling);
            heard.add(result);
            return result < 100
                ? List.of(runner -> 10 * result, runner -> 10 * result + 1)
                : List.of();
          });
    }
    // 1, 10, 11, then both of 10 and of 11.
    assertThat(heard).containsExactlyInAnyOrder(1, 10, 11, 100, 101, 110, 111);
  }

  @Test
  void whatWasDoneBeforeAnInterruptIsHeard() {
    List<Integer> heard = new ArrayList<>();
    try (RunPool<Patient> pool = pool(1)) {
      assertThatThrownBy(
              () ->
                  pool.<Integer>run(
                      List.of(runner -> 1, runner -> 2, runner -> 3),
                      result -> {
                        heard.add(result);
                        pool.interrupt();
                        return List.of();
                      }))
          .isInstanceOf(CancellationException.class);
    }
    assertThat(heard).startsWith(1);
  }
}
