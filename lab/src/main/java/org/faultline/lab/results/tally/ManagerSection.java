package org.faultline.lab.results.tally;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.faultline.lab.results.number.Exact;
import org.faultline.lab.results.summary.ManagerSummary;
import org.faultline.memory.server.ServiceDesk;

/** The MemoryManager in a summary, over the window. */
final class ManagerSection {
  private ManagerSection() {}

  static ManagerSummary of(ServiceDesk.Report desk, long windowNanos) {
    ServiceDesk.Load load = desk.load();
    Map<String, ManagerSummary.Kind> kinds = new LinkedHashMap<>();
    desk.kinds()
        .forEach(
            (kind, times) ->
                kinds.put(
                    kind.label(),
                    new ManagerSummary.Kind(
                        Percentiles.of(times.waitNanos()), Percentiles.of(times.sojournNanos()))));
    return new ManagerSummary(
        load.requests(),
        load.busyNanos(),
        Exact.ratio(load.busyNanos(), windowNanos),
        Exact.ratio(load.queueNanos(), windowNanos),
        Percentiles.of(desk.times().waitNanos()),
        Percentiles.of(desk.times().sojournNanos()),
        desk.servers().stream().map(server -> server(server, windowNanos)).toList(),
        kinds);
  }

  private static ManagerSummary.Server server(ServiceDesk.Server server, long windowNanos) {
    ServiceDesk.Load load = server.load();
    return new ManagerSummary.Server(
        server.name(),
        load.requests(),
        load.busyNanos(),
        Exact.ratio(load.busyNanos(), windowNanos),
        Exact.mean(BigDecimal.valueOf(load.waitNanos()), load.requests()),
        Exact.ratio(load.queueNanos(), windowNanos));
  }
}
