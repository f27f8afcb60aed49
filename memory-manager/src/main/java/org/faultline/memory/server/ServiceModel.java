package org.faultline.memory.server;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/** Which server of the MemoryManager serves a request, and how long it takes. */
interface ServiceModel {

  /** The server of a request by {@code process}, which stopped on CPU {@code cpu}. */
  ServerQueue server(int cpu, int process, Request request);

  /** The service time of that request there, in nanoseconds; asked once, after its server. */
  long serviceNanos(ServerQueue server, Request request);

  /** The servers that requests of all CPUs share. */
  List<ServerQueue> shared();

  /** The servers of single CPUs. */
  List<ServerQueue> local();

  /**
   * The model that a machine states.
   *
   * @param random draws service times
   */
  static ServiceModel of(ManagerSettings manager, int cpus, UniformRandomProvider random) {
    ServiceTimes times = new ServiceTimes(manager, random);
    return switch (manager.model()) {
      case CENTRAL -> new SharedServers(times, 1);
      case SHARDED -> new SharedServers(times, manager.shards());
      case PER_CPU -> new FrameCaches(times, manager, cpus, random);
    };
  }
}
