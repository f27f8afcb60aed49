package org.faultline.lab.results.summary;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Summaries made by hand: a machine on which nothing happened, and others like it. */
public final class Summaries {
  private static final BigDecimal ZERO = BigDecimal.ZERO;

  private Summaries() {}

  /** A summary of nothing at all. */
  public static RunSummary plain() {
    return new RunSummary(
        RunSummary.SCHEMA,
        null,
        new RunWindow(0, 1_000_000_000, 1_000_000_000, false, true, true, 0),
        machine(),
        List.of(),
        "all",
        List.of(),
        null,
        null,
        List.of());
  }

  private static MachineSummary machine() {
    return new MachineSummary(
        0,
        0,
        0,
        work(),
        List.of(),
        new MachineSummary.CpuSummary(1, 0, ZERO),
        new PhysicalMemory(0, 0, 0, null, null, null, null, 0, null, 0, 0, null, null, null, null),
        new MachineSummary.CommitSummary(0, 0, 0),
        null,
        new MachineSummary.PagefileSummary(0, 0, 0, 0, 0, device()),
        new ManagerSummary(
            0, 0, ZERO, ZERO, TimeDistribution.NONE, TimeDistribution.NONE, List.of(), Map.of()),
        null,
        null,
        null,
        new MachineSummary.LoadControlSummary(ZERO, 0, 0),
        null,
        null);
  }

  private static DeviceSummary device() {
    DeviceSummary.Bus bus = new DeviceSummary.Bus(0, ZERO, TimeDistribution.NONE);
    DeviceSummary.Window window =
        new DeviceSummary.Window(
            0,
            0,
            0L,
            0L,
            ZERO,
            ZERO,
            ZERO,
            null,
            1L,
            0,
            ZERO,
            ZERO,
            bus,
            ZERO,
            TimeDistribution.NONE,
            TimeDistribution.NONE);
    return new DeviceSummary(
        "device",
        "run",
        0,
        0,
        0,
        0,
        null,
        1L,
        0,
        ZERO,
        ZERO,
        bus,
        TimeDistribution.NONE,
        TimeDistribution.NONE,
        window);
  }

  private static WorkSummary work() {
    return new WorkSummary(
        ZERO,
        List.of(),
        Rates.NONE,
        Counts.NONE,
        Counts.NONE,
        Times.NONE,
        null,
        ZERO,
        ZERO,
        Map.of(),
        ZERO,
        ZERO,
        null,
        new WorkSummary.MemoryUse(0, 0L, 0, null));
  }

  /** {@code summary} with another window and machine. */
  public static RunSummary with(RunSummary summary, RunWindow run, MachineSummary machine) {
    return new RunSummary(
        summary.schema(),
        summary.manifest(),
        run,
        machine,
        summary.groups(),
        summary.processesListed(),
        summary.processes(),
        summary.memoryMaps(),
        summary.measures(),
        summary.identities());
  }

  /** {@code machine} that thrashed so. */
  public static MachineSummary with(MachineSummary machine, ThrashingSummary thrashing) {
    return new MachineSummary(
        machine.processes(),
        machine.ended(),
        machine.failed(),
        machine.work(),
        machine.calls(),
        machine.cpu(),
        machine.physicalMemory(),
        machine.commit(),
        machine.sharing(),
        machine.pagefile(),
        machine.memoryManager(),
        machine.devices(),
        machine.psi(),
        thrashing,
        machine.loadControl(),
        machine.counters(),
        machine.slowdown());
  }
}
