package org.faultline.actors.dispatch;

import com.typesafe.config.Config;
import java.util.concurrent.ExecutorService;
import org.apache.pekko.dispatch.DispatcherPrerequisites;

/** Lets a dispatcher's config name {@link RoundExecutor}; its key is {@code workers}. */
public final class RoundExecutorConfigurator extends PoolConfigurator {
  /** Called by Pekko. */
  public RoundExecutorConfigurator(Config config, DispatcherPrerequisites prerequisites) {
    super(config, prerequisites, "workers");
  }

  @Override
  ExecutorService executor(int threads, String id) {
    return new RoundExecutor(threads, id);
  }
}
