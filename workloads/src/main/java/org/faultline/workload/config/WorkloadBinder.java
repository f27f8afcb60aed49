package org.faultline.workload.config;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.Privilege;
import org.faultline.memory.address.Pte;
import org.faultline.memory.section.ImageLayout;
import org.faultline.workload.binding.ConfigNode;
import org.faultline.workload.binding.Fields;
import org.faultline.workload.program.ProgramParser;
import org.faultline.workload.program.Step;
import org.jspecify.annotations.Nullable;

/** Reads a whole workload; every key is required, since {@code reference.conf} has them all. */
final class WorkloadBinder {
  /** The longest time that a config may name, in nanoseconds: 1,000,000 s. */
  private static final long LONGEST = 1_000_000_000_000_000L;

  private static final long SECOND = 1_000_000_000L;

  /** What memory is taken to be where it is not known: a mistake ends the loading anyway. */
  private static final int LEAST_FRAMES = 1024;

  /** 20 pages, the smallest minimum that can be set (docs/windows.md W801). */
  private static final long LEAST_WORKING_SET = 20L * AddressLayout.PAGE_SIZE;

  private final Set<String> policies;
  private final ProgramParser parser;
  private final MachineBinder machines;

  WorkloadBinder(Set<String> policies, ProgramParser parser, NamedDevices devices) {
    this.policies = new TreeSet<>(policies);
    this.policies.add(PagingConfig.WINDOWS);
    this.parser = parser;
    this.machines = new MachineBinder(devices);
  }

  /** The workload; absent if it has mistakes. */
  @Nullable WorkloadConfig workload(ConfigNode root) {
    return root.object(
        fields -> {
          fields.required("vars").object(Fields::all);
          String title = fields.required("title").text();
          long seed = fields.required("seed").whole(Long.MIN_VALUE, Long.MAX_VALUE);
          MachineConfig machine = fields.required("machine").object(machines::machine);
          int frames = machine == null ? LEAST_FRAMES : machine.frames();
          PagingConfig paging =
              fields.required("paging").object(keys -> PagingBinder.paging(keys, policies, frames));
          SchedulerConfig scheduler =
              fields.required("scheduler").object(WorkloadBinder::scheduler);
          RunConfig run = fields.required("run").object(WorkloadBinder::run);
          Set<String> devices = machine == null ? Set.of() : machine.devices().keySet();
          Set<String> imageNames = new TreeSet<>();
          SortedMap<String, ImageLayout> images =
              fields.required("images").object(keys -> ImageBinder.images(keys, imageNames));
          ProgramParser programs = parser.forMachineWith(devices);
          List<ProcessGroup> groups =
              fields.required("processes").object(keys -> processes(keys, programs, imageNames));
          if (groups != null && groups.isEmpty()) {
            root.wrong("has no processes; add processes { NAME { program = [ ... ] } }");
          }
          if (machine == null
              || paging == null
              || scheduler == null
              || run == null
              || images == null
              || groups == null) {
            return null;
          }
          return root.make(
              () ->
                  new WorkloadConfig(title, seed, machine, paging, scheduler, run, images, groups));
        });
  }

  static SchedulerConfig scheduler(Fields fields) {
    ConfigNode turn = fields.required("load-turn");
    return new SchedulerConfig(
        fields.required("time-slice").nanos(1_000, 1_000 * SECOND),
        fields.required("wake").oneOf(SchedulerConfig.Wake.class),
        fields.required("order").oneOf(SchedulerConfig.Order.class),
        fields.required("slack").nanos(0, SECOND),
        LoadControl.parse(fields.required("load-control")),
        fields.required("load-period").nanos(1_000, 1_000 * SECOND),
        turn.wordOr("off", 0, n -> n.nanos(1_000, 1_000 * SECOND)));
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

  private static List<ProcessGroup> processes(
      Fields fields, ProgramParser programs, Set<String> images) {
    List<ProcessGroup> groups = new ArrayList<>();
    fields
        .all()
        .forEach(
            (name, node) -> {
              ProcessGroup group = node.object(keys -> group(name, node, keys, programs, images));
              if (group != null) {
                groups.add(group);
              }
            });
    return groups;
  }

  private static @Nullable ProcessGroup group(
      String name, ConfigNode node, Fields fields, ProgramParser programs, Set<String> images) {
    ConfigNode frames = fields.required("frames");
    ConfigNode program = fields.required("program");
    WorkingSetConfig workingSet = fields.required("working-set").object(WorkloadBinder::workingSet);
    if (program.isEmptyList()) {
      node.wrong("has no program; add program = [ ... ]");
    }
    ProcessGroup.Starts starts =
        new ProcessGroup.Starts(
            fields.required("count").integer(1, WorkloadConfig.MAXIMUM_PROCESSES),
            fields.required("start-at").nanos(0, LONGEST),
            fields.required("start-every").nanos(0, LONGEST));
    int share = (int) frames.wordOr("equal", 0, n -> n.integer(1, Pte.MAXIMUM_FRAMES));
    boolean foreground = fields.required("foreground").onOff();
    int priority =
        fields
            .required("memory-priority")
            .integer(ProcessGroup.LEAST_PRIORITY, ProcessGroup.NORMAL_PRIORITY);
    Set<Privilege> privileges = privileges(fields.required("privileges"));
    ProcessStart.Kind kind = fields.required("start").oneOf(ProcessStart.Kind.class);
    List<String> loaded = ImageBinder.loaded(fields.required("images"), images);
    List<Step> steps = programs.steps(program);
    if (workingSet == null) {
      return null;
    }
    ProcessGroup.MemoryTerms memory =
        new ProcessGroup.MemoryTerms(workingSet, share, foreground, priority, privileges);
    return new ProcessGroup(name, starts, memory, new ProcessStart(kind, loaded), steps);
  }

  private static Set<Privilege> privileges(ConfigNode list) {
    Map<String, Privilege> byName = new LinkedHashMap<>();
    for (Privilege privilege : Privilege.values()) {
      byName.put(privilege.win32Name(), privilege);
    }
    Set<Privilege> held = EnumSet.noneOf(Privilege.class);
    for (ConfigNode name : list.items(byName.size())) {
      held.add(name.oneOf(byName));
    }
    return held;
  }

  static WorkingSetConfig workingSet(Fields fields) {
    ConfigNode maximum = fields.required("maximum");
    long least = fields.required("minimum").bytes(LEAST_WORKING_SET, MachineConfig.MAXIMUM_RAM);
    return new WorkingSetConfig(
        least,
        maximum.wordOr(
            "auto",
            least + WorkingSetConfig.AUTOMATIC_GROWTH,
            n -> n.bytes(least, MachineConfig.MAXIMUM_RAM)),
        fields.required("hard-minimum").onOff(),
        fields.required("hard-maximum").onOff());
  }
}
