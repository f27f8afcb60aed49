package org.faultline.lab.studies.pool;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import org.faultline.actors.dispatch.Emergency;
import org.jspecify.annotations.Nullable;

/**
 * Does tasks several at a time, each with a runner that no other task uses meanwhile.
 *
 * <p>Tasks begin in the order in which they are given. Once one fails no other begins, and those
 * behind it that are under way are ended; the failure that is told is that of the first in order,
 * however the threads took turns. An {@link Error} ends those before it too. One thread at a time
 * gives tasks; it hears of everything, and when it goes on nothing is under way.
 */
public final class RunPool<R extends RunPool.Runner> implements AutoCloseable {
  private static final int NONE_FAILED = Integer.MAX_VALUE;
  private static final int BEFORE_ALL = -1;

  private final ExecutorService threads;
  private final Supplier<R> runners;
  private final Queue<R> idle = new ConcurrentLinkedQueue<>();
  private final SortedMap<Integer, R> busy = new TreeMap<>();
  private int given;
  private boolean interrupted;
  private int failed = NONE_FAILED;
  private @Nullable Throwable failure;

  /** What makes the runs of a task, one after the other. */
  public interface Runner extends AutoCloseable {
    /**
     * Ends the run that goes on, and every later one before it begins, by a {@link
     * CancellationException}; from any thread.
     */
    void interrupt();

    @Override
    void close();
  }

  /**
   * A pool without a task.
   *
   * @param width how many tasks are done at a time, at least 1
   * @param name of the threads
   * @param runners makes a runner, on any thread
   */
  public RunPool(int width, String name, Supplier<R> runners) {
    this.threads = Emergency.pool(width, name);
    this.runners = runners;
  }

  /**
   * Does all tasks; gives their results in the order of the tasks.
   *
   * @throws CancellationException after {@link #interrupt}
   */
  public <T> List<T> all(List<Function<R, T>> tasks) {
    Object[] results = new Object[tasks.size()];
    List<Function<R, Integer>> numbered = new ArrayList<>();
    for (int i = 0; i < results.length; i++) {
      int at = i;
      numbered.add(
          runner -> {
            results[at] = tasks.get(at).apply(runner);
            return at;
          });
    }
    run(numbered, at -> List.of());
    @SuppressWarnings("unchecked")
    List<T> inOrder = (List<T>) Arrays.asList(results);
    return inOrder;
  }

  /**
   * Does tasks, and those that follow from their results.
   *
   * @param ended told each result on the calling thread, as they come; gives the tasks that follow
   * @throws CancellationException after {@link #interrupt}
   */
  public <T> void run(List<Function<R, T>> first, Function<T, List<Function<R, T>>> ended) {
    CompletionService<T> done = new ExecutorCompletionService<>(threads);
    begin();
    int underWay = submit(done, first);
    boolean called = false;
    while (underWay > 0) {
      try {
        Future<T> one = done.take();
        underWay--;
        underWay += submit(done, ended.apply(one.get()));
      } catch (ExecutionException kept) {
        // The task has told of it.
        continue;
      } catch (InterruptedException e) {
        called = true;
        interrupt();
      }
    }
    if (called) {
      Thread.currentThread().interrupt();
    }
    end();
  }

  private synchronized void begin() {
    given = 0;
    failed = NONE_FAILED;
    failure = null;
  }

  private <T> int submit(CompletionService<T> done, List<Function<R, T>> tasks) {
    for (Function<R, T> task : tasks) {
      int number = given++;
      done.submit(() -> make(number, task));
    }
    return tasks.size();
  }

  private <T> T make(int number, Function<R, T> task) {
    try {
      return apply(number, task);
    } catch (RuntimeException | Error e) {
      fail(number, e);
      throw e;
    }
  }

  private <T> T apply(int number, Function<R, T> task) {
    R runner = take(number);
    try {
      return task.apply(runner);
    } finally {
      release(number, runner);
    }
  }

  private R take(int number) {
    requireWanted(number);
    R runner = idle.poll();
    if (runner == null) {
      runner = runners.get();
    }
    synchronized (this) {
      busy.put(number, runner);
      if (!isWanted(number)) {
        runner.interrupt();
      }
    }
    return runner;
  }

  private synchronized void requireWanted(int number) {
    if (!isWanted(number)) {
      throw new CancellationException("interrupted");
    }
  }

  private synchronized boolean isWanted(int number) {
    return !interrupted && number < failed;
  }

  /** A runner that was interrupted makes no more runs. */
  private void release(int number, R runner) {
    boolean sound;
    synchronized (this) {
      busy.remove(number);
      sound = !interrupted && number <= failed;
    }
    if (sound) {
      idle.add(runner);
    } else {
      runner.close();
    }
  }

  private synchronized void fail(int number, Throwable thrown) {
    if (isWanted(number)) {
      failure = thrown;
      failed = thrown instanceof Error ? BEFORE_ALL : number;
      busy.tailMap(failed + 1).values().forEach(Runner::interrupt);
    }
  }

  /** Ends the tasks that are under way, and those that have not begun; from any thread. */
  public synchronized void interrupt() {
    interrupted = true;
    busy.values().forEach(Runner::interrupt);
  }

  private synchronized void end() {
    if (failure instanceof Error error) {
      throw error;
    } else if (failure instanceof RuntimeException exception) {
      throw exception;
    } else if (interrupted) {
      throw new CancellationException("interrupted");
    }
  }

  /** Ends what is under way. */
  @Override
  public void close() {
    interrupt();
    threads.shutdownNow();
    idle.forEach(Runner::close);
  }
}
