package org.faultline.lab.results.tally;

import java.math.BigDecimal;
import org.HdrHistogram.Histogram;
import org.faultline.actors.result.RunResult;
import org.faultline.lab.results.number.Exact;
import org.faultline.lab.results.summary.DeviceSummary;
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

  DeviceSummary summary() {
    DeviceLoad run = device.run();
    long nanos = result.endNanos();
    return new DeviceSummary(
        device.name(),
        "run",
        run.reads().transfers(),
        run.writes().transfers(),
        device.failures().reads(),
        device.failures().writes(),
        device.failures().first(),
        (long) device.places(),
        run.busyNanos(),
        utilisation(run, nanos),
        Exact.ratio(run.placeNanos(), nanos),
        bus(run, nanos, device.runTimes().busWaitNanos()),
        Percentiles.of(device.runTimes().waitNanos()),
        Percentiles.of(device.runTimes().serviceNanos()),
        window());
  }

  /** A run that ended within its warm-up is its own window. */
  private DeviceSummary.Window window() {
    boolean warm = result.windowStart() != null;
    DeviceLoad load = warm ? device.window() : device.run();
    long nanos = result.windowNanos();
    long transfers = load.reads().transfers() + load.writes().transfers();
    long requests = finished();
    return new DeviceSummary.Window(
        load.reads().transfers(),
        load.writes().transfers(),
        load.reads().pages(),
        load.writes().pages(),
        Exact.perSecond(load.reads().transfers(), nanos),
        Exact.perSecond(load.writes().transfers(), nanos),
        Exact.ratio(load.reads().transfers(), transfers),
        requests == 0 ? null : Exact.ratio(transfers, requests),
        (long) device.places(),
        load.busyNanos(),
        utilisation(load, nanos),
        Exact.ratio(load.placeNanos(), nanos),
        bus(
            load,
            nanos,
            warm ? device.windowTimes().busWaitNanos() : device.runTimes().busWaitNanos()),
        Exact.ratio(load.queueNanos(), nanos),
        Percentiles.of(warm ? device.windowTimes().waitNanos() : device.runTimes().waitNanos()),
        Percentiles.of(
            warm ? device.windowTimes().serviceNanos() : device.runTimes().serviceNanos()));
  }

  /** That of the places: their mean number that is busy by how many there are. */
  private BigDecimal utilisation(DeviceLoad load, long nanos) {
    return Exact.share(load.placeNanos(), nanos, device.places());
  }

  private static DeviceSummary.Bus bus(DeviceLoad load, long nanos, Histogram waits) {
    return new DeviceSummary.Bus(
        load.busNanos(), Exact.ratio(load.busNanos(), nanos), Percentiles.of(waits));
  }

  /** Requests of all processes that ended in the window. */
  private long finished() {
    return result.processes().stream()
        .flatMap(process -> process.report().latencies().values().stream())
        .mapToLong(Histogram::getTotalCount)
        .sum();
  }
}
