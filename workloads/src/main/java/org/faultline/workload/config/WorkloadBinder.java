package org.faultline.workload.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.Pte;
import org.faultline.memory.replacement.ReplacementPolicies;
import org.faultline.workload.binding.ConfigNode;
import org.faultline.workload.binding.Fields;
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
          String title = fields.required("title").text();
          long seed = fields.required("seed").whole(Long.MIN_VALUE, Long.MAX_VALUE);
          MachineConfig machine = fields.required("machine").object(MachineBinder::machine);
          PagingConfig paging = fields.required("paging").object(this::paging);
          SchedulerConfig scheduler =
              fields.required("scheduler").object(WorkloadBinder::scheduler);
          RunConfig run = fields.required("run").object(WorkloadBinder::run);
          List<ProcessGroup> groups = fields.required("processes").object(this::processes);
          if (groups != null && groups.isEmpty()) {
            root.wrong("has no processes; add processes { NAME { program = [ ... ] } }");
          }
          if (Stream.of(machine, paging, scheduler, run, groups).anyMatch(Objects::isNull)) {
            return null;
          }
          return root.make(
              () -> new WorkloadConfig(title, seed, machine, paging, scheduler, run, groups));
        });
  }

  private PagingConfig paging(Fields fields) {
    ConfigNode lists = fields.required("lists");
    if (lists.onOff()) {
      lists.wrong("is 'on', which this version does not have yet; use off");
    }
    return new PagingConfig(
        policy(fields.required("policy")),
        fields.required("scope").oneOf(PagingConfig.Scope.class),
        false,
        fields.required("page-tables").oneOf(List.of("charged", "free")).equals("charged"),
        fields.required("lease").onOff());
  }

  /** A policy's name, followed by parameters in parentheses where it takes any. */
  private String policy(ConfigNode node) {
    String text = node.text();
    int open = text.indexOf('(');
    if (open < 0 || !policies.contains(text.substring(0, open).strip())) {
      return node.oneOf(policies);
    }
    node.make(() -> ReplacementPolicies.installed().parse(text));
    return text;
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
        until.wordOr("all-exit", Long.MAX_VALUE, n -> n.nanos(1, LONGEST)),
        timeline.wordOr("off", 0, n -> n.nanos(1_000, LONGEST)),
        fields.required("events").onOff());
  }

  private List<ProcessGroup> processes(Fields fields) {
    List<ProcessGroup> groups = new ArrayList<>();
    fields.all().forEach((name, node) -> groups.add(node.object(keys -> group(name, node, keys))));
    return groups;
  }

  private ProcessGroup group(String name, ConfigNode node, Fields fields) {
    ConfigNode frames = fields.required("frames");
    ConfigNode program = fields.required("program");
    long[] workingSet = fields.required("working-set").object(WorkloadBinder::workingSet);
    if (program.isEmptyList()) {
      node.wrong("has no program; add program = [ ... ]");
    }
    return new ProcessGroup(
        name,
        fields.required("count").integer(1, WorkloadConfig.MAXIMUM_PROCESSES),
        fields.required("start-at").nanos(0, LONGEST),
        fields.required("start-every").nanos(0, LONGEST),
        workingSet == null ? ProcessGroup.DEFAULT_MINIMUM : workingSet[0],
        workingSet == null ? MachineConfig.MAXIMUM_RAM : workingSet[1],
        (int) frames.wordOr("equal", 0, n -> n.integer(1, Pte.MAXIMUM_FRAMES)),
        parser.steps(program));
  }

  private static long[] workingSet(Fields fields) {
    ConfigNode maximum = fields.required("maximum");
    long least = fields.required("minimum").bytes(LEAST_WORKING_SET, MachineConfig.MAXIMUM_RAM);
    return new long[] {
      least,
      maximum.wordOr(
          "auto",
          least + ProcessGroup.DEFAULT_GROWTH,
          n -> n.bytes(least, MachineConfig.MAXIMUM_RAM))
    };
  }
}
