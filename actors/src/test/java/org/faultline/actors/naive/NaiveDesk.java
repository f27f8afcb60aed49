package org.faultline.actors.naive;

import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.memory.time.Duration;
import org.faultline.workload.config.MachineConfig;
import org.faultline.workload.program.RandomStreams;

/** The one server at which requests queue. */
final class NaiveDesk {
  private final MachineConfig machine;
  private final UniformRandomProvider serviceTimes;
  private long busyUntil;
  long began;

  NaiveDesk(MachineConfig machine, RandomStreams streams) {
    this.machine = machine;
    serviceTimes = streams.stream("machine", 0, "manager");
  }

  /** Serves a request made at {@code time}; returns when its service ends. */
  long serve(NaiveStop stop, long time) {
    Duration service = machine.manager().call();
    if (stop instanceof NaiveStop.Fault) {
      service = machine.manager().fault();
    } else if (stop instanceof NaiveStop.Manager manager && manager.service() != null) {
      service = manager.service();
    }
    began = Math.max(time, busyUntil);
    busyUntil = began + service.nextNanos(serviceTimes);
    return busyUntil;
  }
}
