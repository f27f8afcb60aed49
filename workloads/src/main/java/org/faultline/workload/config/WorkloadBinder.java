package org.faultline.workload.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.Pte;
import org.faultline.workload.config.binding.ConfigNode;
import org.faultline.workload.config.binding.Fields;
import org.faultline.workload.program.ProgramParser;

/** Reads a whole workload; every key is required, since {@code reference.conf} has them all. */
final class WorkloadBinder {
  /** The longest time that a config may name, in nanoseconds: 1,000,000 s. */
  private static final long LONGEST = 1_000_000_000_000_000L;

  private static final long SECOND = 1_000_000_000L;

  /** 20 pages, the smallest minimum that can be set (WINDOWS-VM.md 8.1). */
  private static final long LEAST_WORKING_SET = 20L * AddressLayout.PAGE_SIZE;

  private final Set<String> policies;
  private final ProgramParser parser;

  WorkloadBinder(Set<String> policies, ProgramParser parser) {
    this.policies = new TreeSet<>(policies);
    this.parser = parser;
  }

  /** The workload; null where it has mistakes. */
  WorkloadConfig workload(ConfigNode root) {
    return root.object(
        fields -> {
          fields.required("vars").object(Fields::all);
          return new WorkloadConfig(
              fields.required("title").text(),
              fields.required("seed").whole(Long.MIN_VALUE, Long.MAX_VALUE),
              fields.required("machine").object(MachineBinder::machine),
              fields.required("paging").object(this::paging),
              fields.required("scheduler").object(WorkloadBinder::scheduler),
              fields.required("run").object(WorkloadBinder::run),
              fields.required("processes").object(this::processes));
        });
  }

  private PagingConfig paging(Fields fields) {
    ConfigNode lists = fields.required("lists");
    if (lists.onOff()) {
      lists.wrong("is 'on', which this version does not have yet; use off");
    }
    return new PagingConfig(
        fields.required("policy").oneOf(policies),
        fields.required("scope").oneOf(PagingConfig.Scope.class),
        false,
        fields.required("page-tables").oneOf(List.of("charged", "free")).equals("charged"),
        fields.required("lease").onOff());
  }

  private static SchedulerConfig scheduler(Fields fields) {
    return new SchedulerConfig(
        fields.required("time-slice").nanos(1_000, 1_000 * SECOND),
        fields.required("wake").oneOf(SchedulerConfig.Wake.class),
        fields.required("order").oneOf(SchedulerConfig.Order.class),
        fields.required("slack").nanos(0, SECOND));
  }

  private static RunConfig run(Fields fields) {
    ConfigNode until = fields.required("until");
    ConfigNode timeline = fields.required("timeline");
    return new RunConfig(
        fields.required("warm-up").nanos(0, LONGEST),
        until.is("all-exit") ? Long.MAX_VALUE : until.nanos(1, LONGEST),
        timeline.is("off") ? 0 : timeline.nanos(1_000, LONGEST),
        fields.required("events").onOff());
  }

  private List<ProcessGroup> processes(Fields fields) {
    List<ProcessGroup> groups = new ArrayList<>();
    fields.all().forEach((name, node) -> groups.add(node.object(keys -> group(name, keys))));
    if (groups.isEmpty()) {
      throw new IllegalArgumentException("has no group of processes");
    }
    return groups;
  }

  private ProcessGroup group(String name, Fields fields) {
    ConfigNode frames = fields.required("frames");
    ConfigNode program = fields.required("program");
    long[] workingSet = fields.required("working-set").object(WorkloadBinder::workingSet);
    if (program.isEmptyList()) {
      program.wrong("has no step");
    }
    return new ProcessGroup(
        name,
        fields.required("count").integer(1, WorkloadConfig.MAXIMUM_PROCESSES),
        fields.required("start-at").nanos(0, LONGEST),
        fields.required("start-every").nanos(0, LONGEST),
        workingSet == null ? ProcessGroup.DEFAULT_MINIMUM : workingSet[0],
        workingSet == null ? MachineConfig.MAXIMUM_RAM : workingSet[1],
        frames.is("equal") ? 0 : frames.integer(1, Pte.MAXIMUM_FRAMES),
        parser.steps(program));
  }

  private static long[] workingSet(Fields fields) {
    ConfigNode maximum = fields.required("maximum");
    long least = fields.required("minimum").bytes(LEAST_WORKING_SET, MachineConfig.MAXIMUM_RAM);
    return new long[] {
      least,
      maximum.is("auto")
          ? least + ProcessGroup.DEFAULT_GROWTH
          : maximum.bytes(least, MachineConfig.MAXIMUM_RAM)
    };
  }
}
