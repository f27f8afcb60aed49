package org.faultline.actors.determinism;

import com.typesafe.config.Config;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.pekko.dispatch.DispatcherPrerequisites;
import org.apache.pekko.dispatch.ExecutorServiceConfigurator;
import org.apache.pekko.dispatch.ExecutorServiceFactory;

/** A dispatcher of one thread that always runs any one of the tasks that wait, by its own seed. */
public final class ShufflingExecutorConfigurator extends ExecutorServiceConfigurator {
  private final long seed;

  /** Called by Pekko; the key is {@code shuffle-seed}. */
  public ShufflingExecutorConfigurator(Config config, DispatcherPrerequisites prerequisites) {
    super(config, prerequisites);
    seed = config.getLong("shuffle-seed");
  }

  @Override
  public ExecutorServiceFactory createExecutorServiceFactory(
      String id, ThreadFactory threadFactory) {
    return new ExecutorServiceFactory() {
      @Override
      public ExecutorService createExecutorService() {
        return new Shuffling(seed);
      }
    };
  }

  private static final class Shuffling extends AbstractExecutorService {
    private final UniformRandomProvider random;
    private final List<Runnable> tasks = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private boolean shutdown;

    Shuffling(long seed) {
      random = RandomSource.XO_SHI_RO_256_PP.create(seed);
      Thread worker = new Thread(this::work, "shuffling-" + seed);
      worker.setDaemon(true);
      worker.start();
    }

    private void work() {
      for (Runnable task = next(); task != null; task = next()) {
        task.run();
      }
      ended.countDown();
    }

    private synchronized Runnable next() {
      while (tasks.isEmpty() && !shutdown) {
        try {
          wait();
        } catch (InterruptedException e) {
          return null;
        }
      }
      return tasks.isEmpty() ? null : tasks.remove(random.nextInt(tasks.size()));
    }

    @Override
    public synchronized void execute(Runnable task) {
      tasks.add(task);
      notifyAll();
    }

    @Override
    public synchronized void shutdown() {
      shutdown = true;
      notifyAll();
    }

    @Override
    public List<Runnable> shutdownNow() {
      shutdown();
      return List.of();
    }

    @Override
    public synchronized boolean isShutdown() {
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
  }
}
