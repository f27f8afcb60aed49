package org.faultline.actors.dispatch;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A fixed pool none of whose threads ends by what a task throws: {@link Emergency} is told. */
final class TaskPool extends ThreadPoolExecutor {

  TaskPool(int threads, ThreadFactory factory) {
    super(threads, threads, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
  }

  @Override
  public void execute(Runnable task) {
    super.execute(task instanceof Told<?> ? task : () -> Emergency.run(task));
  }

  @Override
  protected <T> RunnableFuture<T> newTaskFor(Callable<T> callable) {
    return new Told<>(callable);
  }

  @Override
  protected <T> RunnableFuture<T> newTaskFor(Runnable runnable, T value) {
    return new Told<>(
        () -> {
          runnable.run();
          return value;
        });
  }

  /** A task whose errors are told at once, and not only to who waits for it. */
  private static final class Told<T> extends FutureTask<T> {
    Told(Callable<T> callable) {
      super(callable);
    }

    @Override
    protected void setException(Throwable thrown) {
      super.setException(thrown);
      if (thrown instanceof Error) {
        Emergency.report(thrown);
      }
    }
  }
}
