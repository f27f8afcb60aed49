package org.faultline.memory.server;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One server for all requests, or several: page p is the affair of server p modulo their number,
 * and so are the other requests of process p.
 */
final class SharedServers implements ServiceModel {
  private final ServiceTimes times;
  private final List<ServerQueue> servers;

  SharedServers(ServiceTimes times, int count) {
    this.times = times;
    servers =
        count == 1
            ? List.of(new ServerQueue("central"))
            : IntStream.range(0, count).mapToObj(i -> new ServerQueue("shard-" + i)).toList();
  }

  @Override
  public ServerQueue server(int cpu, int process, Request request) {
    long key = request instanceof Request.Fault fault ? fault.page() : process;
    return servers.get((int) (key % servers.size()));
  }

  @Override
  public long serviceNanos(ServerQueue server, Request request) {
    return times.nextNanos(request);
  }

  @Override
  public List<ServerQueue> shared() {
    return servers;
  }

  @Override
  public List<ServerQueue> local() {
    return List.of();
  }
}
