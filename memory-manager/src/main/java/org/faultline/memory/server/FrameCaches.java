package org.faultline.memory.server;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A central server, and for each CPU a cache of frames that it hands out. A fault for which the
 * cache of its CPU has a frame takes the local service time there and waits for nobody; one that
 * finds it empty goes to the central server, which fills it with a batch. Other requests are
 * central.
 *
 * <p>A cache is a number: which frame a fault gets is decided when it is served, so no frame is
 * kept from those who need it.
 */
final class FrameCaches implements ServiceModel {
  private final ServiceTimes times;
  private final ManagerSettings manager;
  private final UniformRandomProvider random;
  private final ServerQueue central = new ServerQueue("central");
  private final List<ServerQueue> locals;
  private final int[] frames;

  FrameCaches(ServiceTimes times, ManagerSettings manager, int cpus, UniformRandomProvider random) {
    this.times = times;
    this.manager = manager;
    this.random = random;
    locals = IntStream.range(0, cpus).mapToObj(i -> new ServerQueue("cpu-" + i)).toList();
    frames = new int[cpus];
  }

  @Override
  public ServerQueue server(int cpu, int process, Request request) {
    if (!(request instanceof Request.Fault)) {
      return central;
    }
    if (frames[cpu] > 0) {
      frames[cpu]--;
      return locals.get(cpu);
    }
    frames[cpu] = manager.batch() - 1;
    return central;
  }

  @Override
  public long serviceNanos(ServerQueue server, Request request) {
    return server == central ? times.nextNanos(request) : manager.local().nextNanos(random);
  }

  @Override
  public List<ServerQueue> shared() {
    return List.of(central);
  }

  @Override
  public List<ServerQueue> local() {
    return locals;
  }
}
