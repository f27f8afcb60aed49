package org.faultline.lab.results.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.faultline.actors.result.ProcessResult;
import org.faultline.actors.result.RunResult;
import org.faultline.actors.time.TimeBucket;
import org.faultline.memory.server.ManagerReport;
import org.faultline.memory.server.ServiceDesk;
import org.faultline.memory.textbook.TextbookCounts;
import org.faultline.memory.textbook.TextbookIdentities.Counts;
import org.faultline.memory.windows.WindowsCounts;
import org.faultline.workload.config.WorkloadConfig;

/** The machine as a whole in a summary. */
final class MachineSection {
  private final WorkloadConfig config;
  private final RunResult result;

  MachineSection(WorkloadConfig config, RunResult result) {
    this.config = config;
    this.result = result;
  }

  void describe(ObjectNode node) {
    node.put("processes", result.processes().size());
    node.put("ended", result.processes().stream().filter(ProcessResult::ended).count());
    node.put("failed", result.processes().stream().filter(p -> p.failure() != null).count());
    var peaks = result.manager().peaksOfSums();
    OptionalLong peak =
        peaks == null ? OptionalLong.empty() : OptionalLong.of(peaks.machinePages());
    new Tally(result.processes(), result.windowNanos(), peak).describe(node);
    CallSection.describe(node.putArray("calls"), result.processes(), result.windowNanos());
    cpu(node.putObject("cpu"));
    memory(node.putObject("physicalMemory"));
    commit(node.putObject("commit"));
    pagefile(node.putObject("pagefile"));
    manager(node.putObject("memoryManager"));
    if (!result.fileDevices().isEmpty()) {
      ObjectNode devices = node.putObject("devices");
      result
          .fileDevices()
          .forEach(
              (name, device) ->
                  new DeviceSection(device, result).describe(devices.putObject(name)));
    }
    PressureSection.describe(node, result.pressure());
    loadControl(node.putObject("loadControl"));
    PerformanceCounters.describe(node.putObject("counters"), result);
  }

  private void cpu(ObjectNode node) {
    long busy =
        Stream.of(TimeBucket.values()).filter(TimeBucket::busy).mapToLong(result::window).sum();
    int cpus = config.machine().cpus();
    node.put("cpus", cpus);
    node.put("busyNanos", busy);
    node.put("utilisation", Exact.share(busy, result.windowNanos(), cpus));
  }

  private void loadControl(ObjectNode node) {
    node.put("active", Exact.ratio(result.activeNanos(), result.windowNanos()));
    node.put("suspensions", result.loadControl().suspensions());
    node.put("activations", result.loadControl().activations());
  }

  /** At the end of the run. Frames that belong to nobody's fixed share count as free. */
  private void memory(ObjectNode node) {
    ManagerReport manager = result.manager();
    if (manager.counts().detail() instanceof WindowsCounts) {
      ListSection.describe(node, manager);
      return;
    }
    long free = manager.last().freeFrames() + manager.frames() - manager.assignedFrames();
    node.put("totalBytes", Tally.bytes(manager.frames()));
    node.put("activeBytes", Tally.bytes(walked(Counts::pages)));
    node.put("pageTableBytes", Tally.bytes(walked(Counts::tables)));
    node.put("freeBytes", Tally.bytes(free));
    node.put("lockedBytes", Tally.bytes(walked(Counts::locked)));
    node.put("availableBytes", Tally.bytes(free));
  }

  private long walked(ToLongFunction<Counts> count) {
    return count.applyAsLong(TextbookCounts.of(result.manager().counts()).walk())
        + result.processes().stream()
            .map(process -> process.report().lease())
            .filter(Objects::nonNull)
            .mapToLong(lease -> count.applyAsLong(lease.counted()))
            .sum();
  }

  private void commit(ObjectNode node) {
    ManagerReport manager = result.manager();
    node.put("committedBytes", Tally.bytes(manager.last().commitCharge()));
    node.put("commitLimit", Tally.bytes(manager.last().commitLimit()));
    node.put("peakCommittedBytes", Tally.bytes(manager.commitPeak()));
  }

  private void pagefile(ObjectNode node) {
    ManagerReport manager = result.manager();
    node.put("initialBytes", config.machine().pagefile().initialBytes());
    node.put("sizeBytes", Tally.bytes(manager.last().pagefileSizeSlots()));
    node.put("usedBytes", Tally.bytes(manager.last().pagefileUsedSlots()));
    node.put("peakUsedBytes", Tally.bytes(manager.pagefilePeakSlots()));
    node.put("growths", manager.pagefileGrowths());
    new DeviceSection(result.device(), result).describe(node.putObject("device"));
  }

  private void manager(ObjectNode node) {
    ServiceDesk.Report desk = result.manager().desk();
    node.put("requests", desk.load().requests());
    node.put("busyNanos", desk.load().busyNanos());
    node.put("utilisation", Exact.ratio(desk.load().busyNanos(), result.windowNanos()));
    node.put("queue", Exact.ratio(desk.load().queueNanos(), result.windowNanos()));
    node.set("wait", Percentiles.of(desk.times().waits()));
    node.set("sojourn", Percentiles.of(desk.times().sojourns()));
    ArrayNode servers = node.putArray("servers");
    for (ServiceDesk.Server server : desk.servers()) {
      ObjectNode inner = servers.addObject();
      inner.put("name", server.name());
      inner.put("requests", server.load().requests());
      inner.put("busyNanos", server.load().busyNanos());
      inner.put("utilisation", Exact.ratio(server.load().busyNanos(), result.windowNanos()));
      inner.put(
          "meanWaitNanos",
          Exact.mean(BigDecimal.valueOf(server.load().waitNanos()), server.load().requests()));
      inner.put("queue", Exact.ratio(server.load().queueNanos(), result.windowNanos()));
    }
    ObjectNode kinds = node.putObject("kinds");
    desk.kinds()
        .forEach(
            (kind, times) -> {
              ObjectNode inner = kinds.putObject(kind.label());
              inner.set("wait", Percentiles.of(times.waits()));
              inner.set("sojourn", Percentiles.of(times.sojourns()));
            });
  }
}
