package org.faultline.lab.results.tally;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.faultline.actors.result.ProcessResult;
import org.faultline.actors.result.RunResult;
import org.faultline.actors.time.TimeBucket;
import org.faultline.lab.results.number.Exact;
import org.faultline.lab.results.number.Pages;
import org.faultline.lab.results.summary.DeviceSummary;
import org.faultline.lab.results.summary.MachineSummary;
import org.faultline.lab.results.summary.MachineSummary.CommitSummary;
import org.faultline.lab.results.summary.MachineSummary.CpuSummary;
import org.faultline.lab.results.summary.MachineSummary.LoadControlSummary;
import org.faultline.lab.results.summary.MachineSummary.PagefileSummary;
import org.faultline.lab.results.summary.PhysicalMemory;
import org.faultline.memory.server.ManagerReport;
import org.faultline.memory.textbook.TextbookCounts;
import org.faultline.memory.textbook.TextbookIdentities.Counts;
import org.faultline.workload.config.WorkloadConfig;
import org.jspecify.annotations.Nullable;

/** The machine as a whole in a summary. */
final class MachineSection {
  private final WorkloadConfig config;
  private final RunResult result;
  private final @Nullable SharingSection sharing;

  /**
   * @param sharing absent where there never was a section
   */
  MachineSection(WorkloadConfig config, RunResult result, @Nullable SharingSection sharing) {
    this.config = config;
    this.result = result;
    this.sharing = sharing;
  }

  MachineSummary summary() {
    List<ProcessResult> all = result.processes();
    var peaks = result.manager().peaksOfSums();
    OptionalLong peak =
        peaks == null ? OptionalLong.empty() : OptionalLong.of(peaks.machinePages());
    return new MachineSummary(
        all.size(),
        all.stream().filter(ProcessResult::ended).count(),
        all.stream().filter(process -> process.failure() != null).count(),
        new Tally(all, result.windowNanos(), peak, sharing).summary(),
        CallSection.of(all, result.windowNanos()),
        cpu(),
        memory(),
        commit(),
        sharing == null ? null : sharing.summary(),
        pagefile(),
        ManagerSection.of(result.manager().desk(), result.windowNanos()),
        devices(),
        PressureSection.psi(result.pressure()),
        PressureSection.thrashing(result.pressure()),
        loadControl(),
        PerformanceCounters.of(result),
        null);
  }

  private CpuSummary cpu() {
    long busy =
        Stream.of(TimeBucket.values()).filter(TimeBucket::busy).mapToLong(result::window).sum();
    int cpus = config.machine().cpus();
    return new CpuSummary(cpus, busy, Exact.share(busy, result.windowNanos(), cpus));
  }

  private LoadControlSummary loadControl() {
    return new LoadControlSummary(
        Exact.ratio(result.activeNanos(), result.windowNanos()),
        result.loadControl().suspensions(),
        result.loadControl().activations());
  }

  private @Nullable Map<String, DeviceSummary> devices() {
    Map<String, DeviceSummary> devices = new LinkedHashMap<>();
    result
        .devices()
        .files()
        .forEach((name, device) -> devices.put(name, new DeviceSection(device, result).summary()));
    return devices.isEmpty() ? null : devices;
  }

  /** At the end of the run. Frames that belong to nobody's fixed share count as free. */
  private PhysicalMemory memory() {
    ManagerReport manager = result.manager();
    WindowsAtEnd lists = WindowsAtEnd.of(manager);
    if (lists != null) {
      return ListSection.of(manager, lists);
    }
    long freeBytes =
        Pages.bytes(
            manager.last().frames().free() + manager.frames().all() - manager.frames().assigned());
    return new PhysicalMemory(
        Pages.bytes(manager.frames().all()),
        Pages.bytes(walked(Counts::pages)),
        Pages.bytes(walked(Counts::tables)),
        null,
        null,
        null,
        null,
        freeBytes,
        null,
        Pages.bytes(walked(Counts::locked)),
        freeBytes,
        null,
        null,
        null,
        null);
  }

  private long walked(ToLongFunction<Counts> count) {
    TextbookCounts counts = TextbookCounts.of(result.manager().counts());
    return count.applyAsLong(
            Objects.requireNonNull(counts, "memory without page lists is the textbook's").walk())
        + result.processes().stream()
            .map(process -> process.report().lease())
            .filter(Objects::nonNull)
            .mapToLong(lease -> count.applyAsLong(lease.walk()))
            .sum();
  }

  private CommitSummary commit() {
    ManagerReport manager = result.manager();
    return new CommitSummary(
        Pages.bytes(manager.last().commit().chargePages()),
        Pages.bytes(manager.last().commit().limitPages()),
        Pages.bytes(manager.commit().peakPages()));
  }

  private PagefileSummary pagefile() {
    ManagerReport manager = result.manager();
    return new PagefileSummary(
        config.machine().pagefile().initialBytes(),
        Pages.bytes(manager.last().commit().pagefileSizeSlots()),
        Pages.bytes(manager.last().commit().pagefileUsedSlots()),
        Pages.bytes(manager.commit().pagefilePeakSlots()),
        manager.commit().pagefileGrowths(),
        new DeviceSection(result.device(), result).summary());
  }
}
