package org.faultline.memory.server;

import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.memory.time.Duration;

/** How long the MemoryManager is busy with a request, as its machine says. */
record ServiceTimes(ManagerSettings manager, UniformRandomProvider random) {

  /** The time of {@code stop}, drawn anew, in nanoseconds. */
  long next(Request stop) {
    return of(stop).nextNanos(random);
  }

  private Duration of(Request stop) {
    if (stop instanceof Request.Fault) {
      return manager.fault();
    } else if (stop instanceof Request.ManagerCall call && call.service() != null) {
      return call.service();
    }
    return manager.call();
  }
}
