package org.faultline.actors.dispatch;

import com.typesafe.config.Config;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import org.apache.pekko.dispatch.DispatcherPrerequisites;
import org.apache.pekko.dispatch.ExecutorServiceConfigurator;
import org.apache.pekko.dispatch.ExecutorServiceFactory;

/** Lets a dispatcher's config name {@link RoundExecutor}; its key is {@code workers}. */
public final class RoundExecutorConfigurator extends ExecutorServiceConfigurator {
  private final int workers;

  /** Called by Pekko. */
  public RoundExecutorConfigurator(Config config, DispatcherPrerequisites prerequisites) {
    super(config, prerequisites);
    workers = config.getInt("workers");
  }

  @Override
  public ExecutorServiceFactory createExecutorServiceFactory(
      String id, ThreadFactory threadFactory) {
    return new ExecutorServiceFactory() {
      @Override
      public ExecutorService createExecutorService() {
        return new RoundExecutor(workers, id);
      }
    };
  }
}
