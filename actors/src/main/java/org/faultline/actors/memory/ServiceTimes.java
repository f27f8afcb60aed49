package org.faultline.actors.memory;

import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.actors.message.Stop;
import org.faultline.workload.config.MachineConfig.ManagerConfig;
import org.faultline.workload.program.Duration;

/** How long the MemoryManager is busy with a request, as its machine says. */
record ServiceTimes(ManagerConfig manager, UniformRandomProvider random) {

  /** The time of {@code stop}, drawn anew, in nanoseconds. */
  long next(Stop.Request stop) {
    return of(stop).nextNanos(random);
  }

  private Duration of(Stop.Request stop) {
    if (stop instanceof Stop.Fault) {
      return manager.fault();
    } else if (stop instanceof Stop.ManagerCall call && call.service() != null) {
      return call.service();
    }
    return manager.call();
  }
}
