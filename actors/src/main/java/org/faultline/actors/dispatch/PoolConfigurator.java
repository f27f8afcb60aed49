package org.faultline.actors.dispatch;

import com.typesafe.config.Config;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import org.apache.pekko.dispatch.DispatcherPrerequisites;
import org.apache.pekko.dispatch.ExecutorServiceConfigurator;
import org.apache.pekko.dispatch.ExecutorServiceFactory;

/** Lets a dispatcher's config name an executor of so many threads as one of its keys says. */
abstract class PoolConfigurator extends ExecutorServiceConfigurator {
  private final int threads;

  /**
   * Called by Pekko.
   *
   * @param key of the number of threads
   */
  PoolConfigurator(Config config, DispatcherPrerequisites prerequisites, String key) {
    super(config, prerequisites);
    threads = config.getInt(key);
  }

  /** The executor of the dispatcher {@code id}. */
  abstract ExecutorService executor(int threads, String id);

  @Override
  public final ExecutorServiceFactory createExecutorServiceFactory(
      String id, ThreadFactory threadFactory) {
    return new ExecutorServiceFactory() {
      @Override
      public ExecutorService createExecutorService() {
        return executor(threads, id);
      }
    };
  }
}
