package org.faultline.memory.server;

import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.memory.time.Duration;

/** How long the MemoryManager is busy with a request, as its machine says. */
record ServiceTimes(ManagerSettings manager, UniformRandomProvider random) {

  /** The time of {@code request}, drawn anew, in nanoseconds. */
  long nextNanos(Request request) {
    return of(request).nextNanos(random);
  }

  private Duration of(Request request) {
    if (request instanceof Request.Fault) {
      return manager.fault();
    } else if (request instanceof Request.ManagerCall call && call.service() != null) {
      return call.service();
    }
    return manager.call();
  }
}
