package org.faultline.actors.dispatch;

import com.typesafe.config.Config;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import org.apache.pekko.dispatch.DispatcherPrerequisites;
import org.apache.pekko.dispatch.ExecutorServiceConfigurator;
import org.apache.pekko.dispatch.ExecutorServiceFactory;

/** Lets a dispatcher's config name {@link TaskPool}; its key is {@code threads}. */
public final class TaskPoolConfigurator extends ExecutorServiceConfigurator {
  private final int threads;

  /** Called by Pekko. */
  public TaskPoolConfigurator(Config config, DispatcherPrerequisites prerequisites) {
    super(config, prerequisites);
    threads = config.getInt("threads");
  }

  @Override
  public ExecutorServiceFactory createExecutorServiceFactory(
      String id, ThreadFactory threadFactory) {
    return new ExecutorServiceFactory() {
      @Override
      public ExecutorService createExecutorService() {
        return Emergency.pool(threads, id);
      }
    };
  }
}
