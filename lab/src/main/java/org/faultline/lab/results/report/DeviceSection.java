package org.faultline.lab.results.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.HdrHistogram.Histogram;
import org.faultline.actors.result.RunResult;
import org.faultline.memory.device.DeviceLoad;
import org.faultline.memory.device.DeviceReport;

/** A device in a summary: what it was asked to do over the run and, apart, in the window. */
final class DeviceSection {
  private final DeviceReport device;
  private final RunResult result;

  DeviceSection(DeviceReport device, RunResult result) {
    this.device = device;
    this.result = result;
  }

  void describe(ObjectNode node) {
    node.put("name", device.name());
    node.put("measuredOver", "run");
    node.put("reads", device.run().reads());
    node.put("writes", device.run().writes());
    node.put("failedReads", device.failedReads());
    node.put("failedWrites", device.failedWrites());
    if (device.firstFailure() != null) {
      node.put("firstFailure", device.firstFailure());
    }
    load(node, device.run(), result.endNanos());
    times(node, device.waitNanos(), device.serviceNanos(), device.busWaitNanos());
    window(node.putObject("window"));
  }

  /** A run that ended within its warm-up is its own window. */
  private void window(ObjectNode node) {
    boolean warm = result.windowStart() != null;
    DeviceLoad load = warm ? device.window() : device.run();
    long nanos = result.windowNanos();
    node.put("reads", load.reads());
    node.put("writes", load.writes());
    node.put("pagesRead", load.pagesRead());
    node.put("pagesWritten", load.pagesWritten());
    node.put("readsPerSecond", Exact.perSecond(load.reads(), nanos));
    node.put("writesPerSecond", Exact.perSecond(load.writes(), nanos));
    node.put("readShare", Exact.ratio(load.reads(), load.reads() + load.writes()));
    long requests = finished();
    if (requests > 0) {
      node.put("transfersPerRequest", Exact.ratio(load.reads() + load.writes(), requests));
    }
    load(node, load, nanos);
    node.put("queue", Exact.ratio(load.queueNanos(), nanos));
    times(
        node,
        warm ? device.windowWaitNanos() : device.waitNanos(),
        warm ? device.windowServiceNanos() : device.serviceNanos(),
        warm ? device.windowBusWaitNanos() : device.busWaitNanos());
  }

  /** Utilisation is that of the places: their mean number that is busy by how many there are. */
  private void load(ObjectNode node, DeviceLoad load, long nanos) {
    node.put("places", device.places());
    node.put("busyNanos", load.busyNanos());
    node.put("utilisation", Exact.share(load.placeNanos(), nanos, device.places()));
    node.put("busyPlaces", Exact.ratio(load.placeNanos(), nanos));
    ObjectNode bus = node.putObject("bus");
    bus.put("busyNanos", load.busNanos());
    bus.put("utilisation", Exact.ratio(load.busNanos(), nanos));
  }

  /** What a device did in the window; summaries of old have only the run. */
  static JsonNode window(JsonNode device) {
    return device.has("window") ? device.path("window") : device;
  }

  /** Requests of all processes that ended in the window. */
  private long finished() {
    return result.processes().stream()
        .flatMap(process -> process.report().latencies().values().stream())
        .mapToLong(Histogram::getTotalCount)
        .sum();
  }

  private static void times(
      ObjectNode node, Histogram waits, Histogram services, Histogram busWaits) {
    node.set("wait", Percentiles.of(waits));
    node.set("service", Percentiles.of(services));
    node.withObject("/bus").set("wait", Percentiles.of(busWaits));
  }
}
