package org.faultline.actors.dispatch;

import com.typesafe.config.Config;
import java.util.concurrent.ExecutorService;
import org.apache.pekko.dispatch.DispatcherPrerequisites;

/** Lets a dispatcher's config name {@link TaskPool}; its key is {@code threads}. */
public final class TaskPoolConfigurator extends PoolConfigurator {
  /** Called by Pekko. */
  public TaskPoolConfigurator(Config config, DispatcherPrerequisites prerequisites) {
    super(config, prerequisites, "threads");
  }

  @Override
  ExecutorService executor(int threads, String id) {
    return Emergency.pool(threads, id);
  }
}
