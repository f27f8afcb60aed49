package org.faultline.actors.dispatch;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Runs the actors of a machine on a fixed number of workers.
 *
 * <p>What a worker starts it goes on with itself, in order and without a lock: in a round of little
 * work the actors hand short messages to each other on one thread. Only work that is {@link
 * #spread} goes to all. The number of workers and their order never change a result.
 *
 * <p>No worker ends by what a task throws; {@link Emergency} is told of it, and of a worker that is
 * gone all the same.
 */
public final class RoundExecutor extends AbstractExecutorService {
  /** How often an idle worker looks for work before it sleeps. */
  private static final int SPINS = 2_000;

  private final ConcurrentLinkedQueue<Runnable> shared = new ConcurrentLinkedQueue<>();
  private final AtomicInteger sharedSize = new AtomicInteger();
  private final Worker[] workers;
  private final CountDownLatch ended;
  private volatile boolean shutdown;

  /** Starts {@code workers} threads. */
  public RoundExecutor(int workers, String name) {
    this.workers = new Worker[workers];
    this.ended = new CountDownLatch(workers);
    for (int i = 0; i < workers; i++) {
      this.workers[i] = new Worker(name + "-" + (i + 1));
    }
    for (Worker worker : this.workers) {
      worker.start();
    }
  }

  /** Says of what the calling worker starts from now on whether other workers may take it. */
  public static void spread(boolean spread) {
    if (Thread.currentThread() instanceof Worker worker) {
      worker.spreads = spread;
    }
  }

  @Override
  public void execute(Runnable task) {
    if (Thread.currentThread() instanceof Worker worker
        && worker.owner() == this
        && (!worker.spreads || workers.length == 1)) {
      worker.own.addLast(task);
      return;
    }
    shared.add(task);
    sharedSize.incrementAndGet();
    wakeOne();
  }

  private void wakeOne() {
    for (Worker worker : workers) {
      if (worker.sleeping) {
        worker.sleeping = false;
        LockSupport.unpark(worker);
        return;
      }
    }
  }

  @Override
  public void shutdown() {
    shutdown = true;
    for (Worker worker : workers) {
      LockSupport.unpark(worker);
    }
  }

  @Override
  public List<Runnable> shutdownNow() {
    shutdown();
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return shutdown;
  }

  @Override
  public boolean isTerminated() {
    return ended.getCount() == 0;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return ended.await(timeout, unit);
  }

  private final class Worker extends Thread {
    private final ArrayDeque<Runnable> own = new ArrayDeque<>();
    private final IllegalStateException gone;
    private boolean spreads;
    private volatile boolean sleeping;

    Worker(String name) {
      super(name);
      setDaemon(true);
      setUncaughtExceptionHandler((dead, cause) -> Emergency.report(cause));
      gone = new IllegalStateException("the worker " + name + " is gone");
    }

    RoundExecutor owner() {
      return RoundExecutor.this;
    }

    @Override
    public void run() {
      try {
        for (Runnable task = next(); task != null; task = next()) {
          Emergency.run(task);
        }
      } finally {
        if (!shutdown) {
          Emergency.report(gone);
        }
        ended.countDown();
      }
    }

    private @Nullable Runnable next() {
      Runnable task = own.pollFirst();
      return task != null ? task : waitForShared();
    }

    private @Nullable Runnable waitForShared() {
      int spins = 0;
      while (true) {
        if (sharedSize.get() > 0) {
          Runnable task = shared.poll();
          if (task != null) {
            sharedSize.decrementAndGet();
            return task;
          }
        }
        if (shutdown) {
          return null;
        }
        if (++spins < SPINS) {
          Thread.onSpinWait();
        } else {
          sleep();
        }
      }
    }

    private void sleep() {
      sleeping = true;
      if (sharedSize.get() == 0 && !shutdown) {
        LockSupport.park(this);
      }
      sleeping = false;
    }
  }
}
