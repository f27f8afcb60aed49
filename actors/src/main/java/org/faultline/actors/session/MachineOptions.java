package org.faultline.actors.session;

import java.util.List;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.shares.ReplacementScope;
import org.faultline.memory.shares.ShareKind;
import org.faultline.memory.windows.WindowsSettings;
import org.faultline.workload.config.Home;
import org.faultline.workload.config.MachineConfig;
import org.faultline.workload.config.MachineDefaults;
import org.faultline.workload.config.PagingConfig;
import org.faultline.workload.config.ProcessGroup;
import org.faultline.workload.config.RunConfig;
import org.faultline.workload.config.WorkloadConfig;
import org.faultline.workload.program.Step;
import org.jspecify.annotations.Nullable;

/**
 * What a machine is like; costs and the pagefile's device are the defaults of {@code
 * config/reference.conf}.
 *
 * @param layout the user address space of every process
 * @param cpus simulated processors, 1 to {@value MachineConfig#MAXIMUM_CPUS}
 * @param ramBytes physical memory, a multiple of the page size
 * @param pagefileBytes size of the pagefile at the start
 * @param pagefileMaximumBytes size that it may grow to
 * @param paging the kind of paging; on the textbook machine the policy is LRU
 * @param seed where all random streams begin
 */
public record MachineOptions(
    AddressLayout layout,
    int cpus,
    long ramBytes,
    long pagefileBytes,
    long pagefileMaximumBytes,
    PagingConfig.Kind paging,
    long seed) {
  private static final long MEBIBYTE = 1L << 20;
  private static final long GIBIBYTE = 1L << 30;

  /** 64 bits, one CPU, 256 MiB of RAM and a pagefile of 1 to 16 GiB. */
  public static final MachineOptions DEFAULT =
      new MachineOptions(
          AddressLayout.BITS_64,
          1,
          256 * MEBIBYTE,
          GIBIBYTE,
          16 * GIBIBYTE,
          PagingConfig.Kind.WINDOWS,
          1);

  // Absent until the first machine is made.
  private static @Nullable MachineDefaults defaults;

  private static synchronized MachineDefaults defaults() {
    MachineDefaults read = defaults;
    if (read == null) {
      read = MachineDefaults.read(Home.find());
      defaults = read;
    }
    return read;
  }

  /** The same with another address space. */
  public MachineOptions withLayout(AddressLayout other) {
    return new MachineOptions(
        other, cpus, ramBytes, pagefileBytes, pagefileMaximumBytes, paging, seed);
  }

  /** The same with so many CPUs. */
  public MachineOptions withCpus(int count) {
    return new MachineOptions(
        layout, count, ramBytes, pagefileBytes, pagefileMaximumBytes, paging, seed);
  }

  /** The same with so much physical memory. */
  public MachineOptions withRam(long bytes) {
    return new MachineOptions(
        layout, cpus, bytes, pagefileBytes, pagefileMaximumBytes, paging, seed);
  }

  /** The same with a pagefile of these sizes. */
  public MachineOptions withPagefile(long bytes, long maximumBytes) {
    return new MachineOptions(layout, cpus, ramBytes, bytes, maximumBytes, paging, seed);
  }

  /** The same with memory managed in another way. */
  public MachineOptions withPaging(PagingConfig.Kind other) {
    return new MachineOptions(
        layout, cpus, ramBytes, pagefileBytes, pagefileMaximumBytes, other, seed);
  }

  /**
   * One process that starts at once, on the usual terms.
   *
   * @throws org.faultline.workload.binding.ConfigProblemsException where {@code
   *     config/reference.conf} is not found or has mistakes
   */
  public static ProcessGroup process(String name, List<Step> program) {
    return ProcessGroup.of(name, defaults().workingSet(), 0, program);
  }

  /**
   * A workload of these processes on such a machine, which runs until all of them have ended.
   *
   * @throws IllegalArgumentException where a value is out of range; the message is a sentence
   * @throws org.faultline.workload.binding.ConfigProblemsException where {@code
   *     config/reference.conf} is not found or has mistakes
   */
  public WorkloadConfig workload(String title, List<ProcessGroup> processes) {
    MachineConfig usual = defaults().machine();
    MachineConfig machine =
        usual.sized(
            layout, cpus, ramBytes, usual.pagefile().sized(pagefileBytes, pagefileMaximumBytes));
    return new WorkloadConfig(
        title,
        seed,
        machine,
        new PagingConfig(
            paging,
            PagingConfig.DEFAULT_POLICY,
            ReplacementScope.GLOBAL,
            ShareKind.FIXED,
            true,
            false,
            WindowsSettings.defaults(machine.frames())),
        defaults().scheduler().withSlack(0),
        new RunConfig(0, Long.MAX_VALUE, 0, false),
        processes);
  }
}
