package org.faultline.workload.config;

import java.util.Comparator;
import java.util.List;
import org.faultline.memory.address.AddressLayout;

/**
 * A whole workload: the machine, how it pages and schedules, and the processes that run on it.
 *
 * @param title what the workload shows, one line
 * @param seed where all random streams begin
 * @param processes the groups, ordered by the bytes of their names; process ids follow this order,
 *     then the index in the group
 */
public record WorkloadConfig(
    String title,
    long seed,
    MachineConfig machine,
    PagingConfig paging,
    SchedulerConfig scheduler,
    RunConfig run,
    List<ProcessGroup> processes) {

  /** The most processes of all groups together. */
  public static final int MAXIMUM_PROCESSES = 100_000;

  /**
   * Orders the groups and checks what concerns several parts.
   *
   * @throws IllegalArgumentException where two parts do not go together
   */
  public WorkloadConfig {
    processes = processes.stream().sorted(Comparator.comparing(ProcessGroup::name)).toList();
    Check.that(
        processes.stream().map(ProcessGroup::name).distinct().count() == processes.size(),
        "has two groups of processes of one name");
    long count = processes.stream().mapToLong(ProcessGroup::count).sum();
    Check.that(
        count <= MAXIMUM_PROCESSES,
        "has " + count + " processes, but may have at most " + MAXIMUM_PROCESSES);
    Check.that(
        scheduler.order() != SchedulerConfig.Order.TRACE || machine.cpus() == 1,
        "has scheduler.order = trace, which needs machine.cpus = 1");
    if (paging.scope() == PagingConfig.Scope.LOCAL) {
      long frames = machine.ramBytes() / AddressLayout.PAGE_SIZE;
      long needed =
          processes.stream().mapToLong(g -> (long) g.count() * Math.max(1, g.frames())).sum();
      Check.that(
          needed <= frames,
          "shares out "
              + needed
              + " frames (at least 1 for each process), but machine.ram has only "
              + frames);
    } else {
      for (ProcessGroup group : processes) {
        Check.that(
            group.frames() == 0,
            "gives frames to processes."
                + group.name()
                + ", which has a meaning only with paging.scope = local");
      }
    }
  }

  /** The number of processes of all groups. */
  public int processCount() {
    return processes.stream().mapToInt(ProcessGroup::count).sum();
  }
}
