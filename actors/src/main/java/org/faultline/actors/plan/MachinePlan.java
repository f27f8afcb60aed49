package org.faultline.actors.plan;

import java.util.ArrayList;
import java.util.List;
import org.faultline.actors.process.ProcessIdentity;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.device.DeviceProfile;
import org.faultline.memory.device.PagefileFaults;
import org.faultline.memory.plugin.Providers;
import org.faultline.memory.replacement.Knowledge;
import org.faultline.memory.replacement.PolicyKind;
import org.faultline.memory.replacement.catalog.ReplacementPolicies;
import org.faultline.memory.server.Costs;
import org.faultline.memory.server.ManagerSettings;
import org.faultline.memory.server.PagingKind;
import org.faultline.memory.shares.ReplacementScope;
import org.faultline.memory.textbook.PoolPlan;
import org.faultline.memory.time.Duration;
import org.faultline.memory.workingset.WorkingSetBound;
import org.faultline.workload.config.LoadControl;
import org.faultline.workload.config.MachineConfig;
import org.faultline.workload.config.MachineConfig.PagefileConfig;
import org.faultline.workload.config.PagingConfig;
import org.faultline.workload.config.ProcessGroup;
import org.faultline.workload.config.SchedulerConfig.Order;
import org.faultline.workload.config.WorkloadConfig;
import org.jspecify.annotations.Nullable;

/**
 * What a machine that runs a workload will be. It opens nothing and holds nothing that a run
 * changes: {@link MachineParts} are made from it when the run starts.
 */
public final class MachinePlan {
  private final WorkloadConfig config;
  private final List<ProcessIdentity> processes;
  private final int frames;
  private final PoolPlan pools;
  // Absent if memory has page lists or an installed kind of paging.
  private final @Nullable PolicyKind policy;
  // Absent if it is one of the two kinds of paging that are built in.
  private final @Nullable PagingKind kind;
  private final MachineConfig machine;

  /**
   * A plan for this workload.
   *
   * @throws IllegalArgumentException if it names a policy that is not installed, or if its parts do
   *     not fit; the message is a sentence
   */
  public MachinePlan(WorkloadConfig config) {
    this.config = config;
    processes = identities(config.processes());
    frames = Math.toIntExact(config.machine().ramBytes() >>> AddressLayout.PAGE_SHIFT);
    pools =
        PoolPlan.of(
            config.paging().scope(),
            config.paging().shares(),
            frames,
            processes.stream().mapToInt(process -> process.group().frames()).toArray());
    kind = installed(config.paging().policy());
    policy = config.paging().isWindows() || kind != null ? null : policy(config.paging().policy());
    machine = followsRecordedMix() ? withoutFaultTime(config.machine()) : config.machine();
    PlanRules.check(this);
  }

  /** The kind of paging that is installed under this name, if one is. */
  private static @Nullable PagingKind installed(String name) {
    return Providers.load(PagingKind.class).stream()
        .filter(found -> found.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static PolicyKind policy(String text) {
    try {
      return ReplacementPolicies.installed().parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("paging.policy " + e.getMessage(), e);
    }
  }

  /** The same machine with faults that take no time: the recorded mix alone decides who runs. */
  private static MachineConfig withoutFaultTime(MachineConfig machine) {
    Costs costs = machine.costs();
    return new MachineConfig(
        machine.layout(),
        machine.cpus(),
        machine.ramBytes(),
        machine.referencePicos(),
        new Costs(0, costs.systemCallNanos(), 0, 0, 0, 0, 0),
        new ManagerSettings(Duration.NONE, Duration.NONE),
        machine.pagefile().on(DeviceProfile.INSTANT),
        machine.devices(),
        machine.files());
  }

  /** The processes of these groups: ids follow the order of the groups, then the index. */
  public static List<ProcessIdentity> identities(List<ProcessGroup> groups) {
    List<ProcessIdentity> processes = new ArrayList<>();
    for (ProcessGroup group : groups) {
      for (int index = 0; index < group.count(); index++) {
        processes.add(new ProcessIdentity(processes.size() + 1, group, index));
      }
    }
    return processes;
  }

  /** The workload. */
  public WorkloadConfig config() {
    return config;
  }

  /** The processes, from id 1 on. */
  public List<ProcessIdentity> processes() {
    return processes;
  }

  /** The machine as it is simulated. */
  MachineConfig machine() {
    return machine;
  }

  /** Physical memory, in frames. */
  int frames() {
    return frames;
  }

  /** Who shares frames with whom. */
  PoolPlan pools() {
    return pools;
  }

  /** The installed kind of paging; absent if it is one of the two that are built in. */
  @Nullable PagingKind kind() {
    return kind;
  }

  /** The replacement policy; absent if memory has page lists or an installed kind of paging. */
  @Nullable PolicyKind policy() {
    return policy;
  }

  /** Whether a recorded mix decides who runs. */
  boolean followsRecordedMix() {
    return config.scheduler().order() == Order.TRACE;
  }

  /** Whether the pagefile's device blocks, and needs a thread of its own. */
  public boolean deviceBlocks() {
    return machine.pagefile().store() == PagefileConfig.Store.FILE;
  }

  /** Whether the device makes the transfers, and they do not end at once by themselves. */
  boolean deviceIsAsked() {
    return !machine.pagefile().device().instant()
        || deviceBlocks()
        || !machine.pagefile().faults().equals(PagefileFaults.NONE);
  }

  /** The pagefile's size at the beginning, in slots. */
  int initialSlots() {
    return slots(machine.pagefile().initialBytes());
  }

  /** The pagefile's largest size, in slots. */
  int maximumSlots() {
    return slots(machine.pagefile().maximumBytes());
  }

  private static int slots(long bytes) {
    return Math.toIntExact(Math.min(bytes >>> AddressLayout.PAGE_SHIFT, Integer.MAX_VALUE));
  }

  /** Whether references are told apart by the time of all processes, not each one's own. */
  boolean sharesTime() {
    return config.paging().scope() == ReplacementScope.GLOBAL && processes.size() > 1;
  }

  /** The working-set manager's period, in nanoseconds; 0 for none. */
  long workingSetPeriodNanos() {
    return config.paging().isWindows() ? config.paging().settings().periodNanos() : 0;
  }

  /** Below what a maximum working set must be, in pages. */
  long workingSetBoundPages() {
    PagingConfig paging = config.paging();
    int reservePages = paging.isWindows() ? paging.settings().available().reservePages() : 0;
    return WorkingSetBound.pages(machine.frames(), reservePages);
  }

  /** The window in which load control wants working sets measured, in references; 0 for none. */
  long workingSetWindowReferences() {
    return config.scheduler().loadControl() instanceof LoadControl.WorkingSet rule
        ? rule.references()
        : 0;
  }

  /** What is to be known of references, by the policy, by shares or by load control. */
  Knowledge knowledge() {
    if (policy == null) {
      return Knowledge.TOUCHED;
    }
    Knowledge wanted = policy.knowledge();
    if (config.paging().shares().observes() && !wanted.detailed()) {
      return Knowledge.COUNTED;
    }
    return wanted == Knowledge.NOTHING && workingSetWindowReferences() > 0
        ? Knowledge.TOUCHED
        : wanted;
  }
}
