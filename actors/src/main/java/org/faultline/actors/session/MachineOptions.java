package org.faultline.actors.session;

import java.util.List;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.device.DeviceProfile;
import org.faultline.memory.device.PagefileFaults;
import org.faultline.memory.server.Costs;
import org.faultline.memory.server.ManagerSettings;
import org.faultline.memory.shares.ReplacementScope;
import org.faultline.memory.shares.ShareKind;
import org.faultline.memory.windows.WindowsSettings;
import org.faultline.workload.config.MachineConfig;
import org.faultline.workload.config.PagingConfig;
import org.faultline.workload.config.ProcessGroup;
import org.faultline.workload.config.RunConfig;
import org.faultline.workload.config.SchedulerConfig;
import org.faultline.workload.config.WorkloadConfig;
import org.faultline.workload.program.Durations;

/**
 * What a machine is like; costs are those of WINDOWS-VM.md 12.
 *
 * @param layout the user address space of every process
 * @param cpus simulated processors, 1 to {@value MachineConfig#MAXIMUM_CPUS}
 * @param ramBytes physical memory, a multiple of the page size
 * @param pagefileBytes size of the pagefile at the start
 * @param pagefileMaximumBytes size that it may grow to
 * @param device the pagefile's device
 * @param paging the kind of paging; on the textbook machine the policy is LRU
 * @param seed where all random streams begin
 */
public record MachineOptions(
    AddressLayout layout,
    int cpus,
    long ramBytes,
    long pagefileBytes,
    long pagefileMaximumBytes,
    DeviceProfile device,
    PagingConfig.Kind paging,
    long seed) {
  private static final long MEBIBYTE = 1L << 20;
  private static final long GIBIBYTE = 1L << 30;
  private static final long TIME_SLICE_NANOS = 20_000_000;
  private static final long GROWTH_NANOS = 50_000_000;
  private static final long TIMEOUT_NANOS = 30_000_000_000L;

  /** 64 bits, one CPU, 256 MiB of RAM and a pagefile of 1 to 16 GiB on an NVMe drive. */
  public static final MachineOptions DEFAULT =
      new MachineOptions(
          AddressLayout.BITS_64,
          1,
          256 * MEBIBYTE,
          GIBIBYTE,
          16 * GIBIBYTE,
          DeviceProfile.NVME,
          PagingConfig.Kind.WINDOWS,
          1);

  /** The same with another address space. */
  public MachineOptions withLayout(AddressLayout other) {
    return new MachineOptions(
        other, cpus, ramBytes, pagefileBytes, pagefileMaximumBytes, device, paging, seed);
  }

  /** The same with so many CPUs. */
  public MachineOptions withCpus(int count) {
    return new MachineOptions(
        layout, count, ramBytes, pagefileBytes, pagefileMaximumBytes, device, paging, seed);
  }

  /** The same with so much physical memory. */
  public MachineOptions withRam(long bytes) {
    return new MachineOptions(
        layout, cpus, bytes, pagefileBytes, pagefileMaximumBytes, device, paging, seed);
  }

  /** The same with a pagefile of these sizes. */
  public MachineOptions withPagefile(long bytes, long maximumBytes) {
    return new MachineOptions(layout, cpus, ramBytes, bytes, maximumBytes, device, paging, seed);
  }

  /** The same with memory managed in another way. */
  public MachineOptions withPaging(PagingConfig.Kind other) {
    return new MachineOptions(
        layout, cpus, ramBytes, pagefileBytes, pagefileMaximumBytes, device, other, seed);
  }

  /**
   * A workload of these processes on such a machine, which runs until all of them have ended.
   *
   * @throws IllegalArgumentException where a value is out of range; the message is a sentence
   */
  public WorkloadConfig workload(String title, List<ProcessGroup> processes) {
    int frames = (int) (ramBytes >>> AddressLayout.PAGE_SHIFT);
    return new WorkloadConfig(
        title,
        seed,
        new MachineConfig(
            layout,
            cpus,
            ramBytes,
            4_000,
            new Costs(2_400, 150, 500, 700, 5_000, 300, 10),
            new ManagerSettings(Durations.fixed(300), Durations.fixed(200)),
            new MachineConfig.PagefileConfig(
                pagefileBytes,
                pagefileMaximumBytes,
                GROWTH_NANOS,
                device,
                MachineConfig.PagefileConfig.Store.MEMORY,
                null,
                TIMEOUT_NANOS,
                PagefileFaults.NONE)),
        new PagingConfig(
            paging,
            PagingConfig.DEFAULT_POLICY,
            ReplacementScope.GLOBAL,
            ShareKind.FIXED,
            true,
            false,
            WindowsSettings.defaults(frames)),
        new SchedulerConfig(
            TIME_SLICE_NANOS, SchedulerConfig.Wake.PREEMPT, SchedulerConfig.Order.TIME, 0),
        new RunConfig(0, Long.MAX_VALUE, 0, false),
        processes);
  }
}
