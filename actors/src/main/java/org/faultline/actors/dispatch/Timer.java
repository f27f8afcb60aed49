package org.faultline.actors.dispatch;

import com.typesafe.config.Config;
import java.util.concurrent.ThreadFactory;
import org.apache.pekko.actor.LightArrayRevolverScheduler;
import org.apache.pekko.event.LoggingAdapter;

/** Pekko's timer, on a thread that hands what it throws to {@link Emergency}. */
public final class Timer extends LightArrayRevolverScheduler {
  /** Called by Pekko. */
  public Timer(Config config, LoggingAdapter log, ThreadFactory threadFactory) {
    super(config, log, Emergency.threads("faultline.timer"));
  }
}
