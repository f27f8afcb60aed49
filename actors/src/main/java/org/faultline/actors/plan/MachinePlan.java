package org.faultline.actors.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.IntUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.actors.process.Execution;
import org.faultline.actors.process.ExecutionSettings;
import org.faultline.actors.process.ProcessIdentity;
import org.faultline.actors.result.Audit;
import org.faultline.actors.result.Collector;
import org.faultline.actors.result.Identity;
import org.faultline.actors.time.Timekeeper;
import org.faultline.actors.time.TurnSource;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.device.Device;
import org.faultline.memory.device.DeviceModel;
import org.faultline.memory.device.DeviceProfile;
import org.faultline.memory.device.PagefileFaults;
import org.faultline.memory.pagefile.FilePageStore;
import org.faultline.memory.pagefile.InMemoryPageStore;
import org.faultline.memory.pagefile.PageStore;
import org.faultline.memory.pagefile.Pagefile;
import org.faultline.memory.pagefile.PagefileUnavailableException;
import org.faultline.memory.plugin.Providers;
import org.faultline.memory.replacement.Knowledge;
import org.faultline.memory.replacement.PolicyKind;
import org.faultline.memory.replacement.catalog.ReplacementPolicies;
import org.faultline.memory.server.Costs;
import org.faultline.memory.server.FaultHandler;
import org.faultline.memory.server.ManagerSettings;
import org.faultline.memory.server.PagerBook;
import org.faultline.memory.server.PagingKind;
import org.faultline.memory.server.PagingWork;
import org.faultline.memory.server.ProcessSettings;
import org.faultline.memory.server.RequestServer;
import org.faultline.memory.server.ServerBooks;
import org.faultline.memory.server.ServerSettings;
import org.faultline.memory.shares.ReplacementScope;
import org.faultline.memory.textbook.PagerPools;
import org.faultline.memory.textbook.PoolPlan;
import org.faultline.memory.textbook.TextbookPaging;
import org.faultline.memory.time.Duration;
import org.faultline.memory.windows.WindowsPaging;
import org.faultline.memory.workingset.PagerWorkingSets;
import org.faultline.memory.workingset.WorkingSetBound;
import org.faultline.memory.workingset.WorkingSetLimits;
import org.faultline.workload.config.LoadControl;
import org.faultline.workload.config.MachineConfig;
import org.faultline.workload.config.MachineConfig.PagefileConfig;
import org.faultline.workload.config.PagingConfig;
import org.faultline.workload.config.ProcessGroup;
import org.faultline.workload.config.RunConfig;
import org.faultline.workload.config.SchedulerConfig.Order;
import org.faultline.workload.config.WorkloadConfig;
import org.faultline.workload.program.RandomStreams;
import org.faultline.workload.program.Step;
import org.faultline.workload.program.Trace;
import org.faultline.workload.program.TraceRecording;
import org.faultline.workload.program.TraceRecordings;

/** Makes, from a workload, what each actor of a machine owns. */
public final class MachinePlan {
  private static final String MACHINE = "machine";

  private final WorkloadConfig config;
  private final List<ProcessIdentity> processes;
  private final int frames;
  private final PoolPlan pools;
  // Null where it is one that is built in.
  private final PagingKind kind;
  // Null where memory has page lists, or an installed kind of paging.
  private final PolicyKind policy;
  private final RandomStreams streams;
  // Whether something was drawn from each stream of the machine's own; asked once the run is over.
  private final List<BooleanSupplier> draws = new ArrayList<>();
  private final MachineConfig machine;
  private final TurnSource turns;
  // The real file of the pagefile; null where its bytes are kept in memory.
  private final PageStore fileStore;

  /**
   * A plan for this workload.
   *
   * @throws IllegalArgumentException if it names a policy that is not installed, shares that do not
   *     fit into memory, or a pagefile that cannot be made; the message is a sentence
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
    policy = config.paging().lists() || kind != null ? null : policy(config.paging().policy());
    streams = new RandomStreams(config.seed());
    boolean recorded = config.scheduler().order() == Order.TRACE;
    machine = recorded ? withoutFaultTime(config.machine()) : config.machine();
    turns = recorded ? RecordedTurns.of(processes) : null;
    requireLeasable();
    requireDivisible();
    requireListsForFiles();
    fileStore = fileStore(machine.pagefile());
    config.processes().forEach(group -> requirePlayable(group.program()));
    if (policy != null && policy.knowledge() == Knowledge.FUTURE) {
      requireFuture();
    }
  }

  /** A policy that looks ahead needs programs whose references are all recorded. */
  private void requireFuture() {
    for (ProcessGroup group : config.processes()) {
      boolean recorded =
          group.program().size() == 1
              && group.program().get(0) instanceof Trace trace
              && trace.times() == 1;
      if (!recorded) {
        throw new IllegalArgumentException(
            "paging.policy = %s must know references to come: the program of '%s' must be one Trace"
                    .formatted(config.paging().policy(), group.name())
                + " step, played once");
      }
    }
    if (turns == null
        && processes.size() > 1
        && config.paging().scope() == ReplacementScope.GLOBAL) {
      throw new IllegalArgumentException(
          "paging.policy = %s must know which process runs when: use scheduler.order = trace, or paging.scope = local"
              .formatted(config.paging().policy()));
    }
  }

  /** The kind of paging that is installed under this name; null where none is. */
  private static PagingKind installed(String name) {
    return Providers.load(PagingKind.class).stream()
        .filter(installed -> installed.name().equals(name))
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
        new Costs(0, costs.systemCall(), 0, 0, 0, 0, 0),
        new ManagerSettings(Duration.NONE, Duration.NONE),
        machine.pagefile().on(DeviceProfile.INSTANT),
        machine.devices());
  }

  /**
   * Refuses a damaged recording before the run; an unpacked one shows its damage when it is read.
   */
  private static void requirePlayable(List<Step> steps) {
    for (TraceRecording recording : TraceRecordings.in(steps)) {
      try {
        recording.open().check();
      } catch (IOException e) {
        throw new IllegalArgumentException(e.getMessage(), e);
      }
    }
  }

  private void requireListsForFiles() {
    if (!config.paging().lists()
        && (deviceBlocks() || !machine.pagefile().faults().equals(PagefileFaults.NONE))) {
      throw new IllegalArgumentException(
          "machine.pagefile.store = file and machine.pagefile.faults need paging.lists = on: the"
              + " textbook machine has a pagefile that never fails");
    }
  }

  private void requireLeasable() {
    boolean free =
        machine.pagefile().device().instant() && machine.manager().fault().meanNanos() == 0;
    if (config.paging().lease() && !free) {
      throw new IllegalArgumentException(
          "paging.lease = on needs faults that ask nobody: machine.pagefile.device = instant and"
              + " machine.manager.fault = 0 ns");
    }
  }

  /** A policy that is made for a number of frames cannot serve a share that changes. */
  private void requireDivisible() {
    if (config.paging().shares().changes() && policy.sized()) {
      throw new IllegalArgumentException(
          "paging.policy = %s is made for a number of frames that stays, but with paging.shares = %s it changes; nearest: shares = equal, or policy = lru"
              .formatted(policy.name(), config.paging().shares()));
    }
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

  /** What the Pager owns. */
  public PagerBook pagerBook() {
    if (kind != null) {
      return kind.pagerBook(serverSettings());
    }
    if (policy != null) {
      return new PagerPools(pools, policy, this::policyRandom);
    }
    WorkingSetLimits[] limits =
        processes.stream().map(MachinePlan::limits).toArray(WorkingSetLimits[]::new);
    return new PagerWorkingSets(frames, limits, config.paging().settings());
  }

  private static WorkingSetLimits limits(ProcessIdentity process) {
    ProcessGroup group = process.group();
    return new WorkingSetLimits(
        group.workingSet().minimumPages(),
        group.workingSet().hardMinimum(),
        group.foreground(),
        group.memoryPriority());
  }

  /** What a pool's policy draws from, whoever runs it. */
  private IntUnaryOperator policyRandom(int pool) {
    return stream(pool, "policy")::nextInt;
  }

  private UniformRandomProvider stream(int index, String purpose) {
    UniformRandomProvider stream = streams.stream(MACHINE, index, purpose);
    draws.add(() -> streams.hasBegun(stream, MACHINE, index, purpose));
    return stream;
  }

  /** Whether a random number was drawn for the machine; to be asked once, when all is over. */
  private boolean drawn() {
    return draws.stream().anyMatch(BooleanSupplier::getAsBoolean);
  }

  /** What the device owns. */
  public Device device() {
    PagefileConfig pagefile = machine.pagefile();
    DeviceModel model =
        new DeviceModel(pagefile.device(), stream(0, "device"), config.run().warmUpNanos());
    return new Device(
        model,
        fileStore,
        pagefile.folder(),
        pagefile.faults(),
        pagefile.timeoutNanos(),
        stream(0, "device-faults"));
  }

  /** What each device for files owns, by its name. */
  public SortedMap<String, DeviceModel> fileDevices() {
    SortedMap<String, DeviceModel> models = new TreeMap<>();
    machine
        .devices()
        .forEach(
            (name, device) ->
                models.put(
                    name,
                    new DeviceModel(
                        name, device, stream(0, "device " + name), config.run().warmUpNanos())));
    return models;
  }

  /** The real file, or null where the bytes are kept in memory. */
  private static PageStore fileStore(PagefileConfig pagefile) {
    if (pagefile.store() == PagefileConfig.Store.MEMORY) {
      return null;
    }
    try {
      return FilePageStore.open(pagefile.folder(), slots(pagefile.initialBytes()));
    } catch (PagefileUnavailableException e) {
      throw new IllegalArgumentException("machine.pagefile.directory: " + e.getMessage(), e);
    }
  }

  /** Whether the pagefile's device blocks, and needs a thread of its own. */
  public boolean deviceBlocks() {
    return machine.pagefile().store() == PagefileConfig.Store.FILE;
  }

  /** What the MemoryManager owns. */
  public RequestServer<?> requestServer() {
    Pagefile pagefile =
        new Pagefile(
            slots(machine.pagefile().initialBytes()),
            slots(machine.pagefile().maximumBytes()),
            new InMemoryPageStore());
    ServerBooks books = ServerBooks.of(serverSettings());
    if (kind != null) {
      return server(books, kind.handler(books, pagefile));
    }
    if (policy == null) {
      PageStore store = deviceBlocks() ? null : pagefile.store();
      return server(books, new WindowsPaging(books, config.paging().settings(), pagefile, store));
    }
    boolean releases = policy.releases() && !config.paging().lease();
    return server(books, new TextbookPaging(books, pools, pagefile, releases));
  }

  private <W extends PagingWork> RequestServer<W> server(
      ServerBooks books, FaultHandler<W> handler) {
    return new RequestServer<>(books, handler, stream(0, "manager"));
  }

  private ServerSettings serverSettings() {
    return new ServerSettings(
        machine.cpus(),
        machine.manager(),
        machine.costs(),
        machine.layout(),
        frames,
        config.paging().pageTables(),
        !deviceIsAsked(),
        machine.pagefile().growthNanos(),
        turns == null,
        workingSetWindow(),
        config.run().events(),
        processes.stream().map(MachinePlan::processSettings).toList());
  }

  private static ProcessSettings processSettings(ProcessIdentity process) {
    ProcessGroup group = process.group();
    return new ProcessSettings(
        group.name(),
        group.workingSet().minimumPages(),
        group.workingSet().maximumPages(),
        group.workingSet().hardMaximum(),
        group.memoryPriority());
  }

  /** The window in which load control wants working sets measured, in references; 0 for none. */
  private long workingSetWindow() {
    return config.scheduler().loadControl() instanceof LoadControl.WorkingSet rule
        ? rule.references()
        : 0;
  }

  /** What the Scheduler owns. */
  public Timekeeper timekeeper() {
    RunConfig run = config.run();
    long[] startsAt =
        processes.stream()
            .mapToLong(p -> p.group().startAtNanos() + p.index() * p.group().startEveryNanos())
            .toArray();
    return new Timekeeper(
        config.scheduler(),
        config.machine().cpus(),
        config.machine().costs().contextSwitch(),
        startsAt,
        run.warmUpNanos(),
        run.untilNanos(),
        run.timelineNanos(),
        config.paging().lists() ? config.paging().settings().periodNanos() : 0,
        turns,
        run.events());
  }

  /** What draws up the result. */
  public Collector collector(Identity planted) {
    return new Collector(processes.size(), deviceIsAsked(), this::drawn, planted);
  }

  /** What checks a run after each of its steps; null where it is not checked. */
  public Audit audit(RunOptions options) {
    return options.checked()
        ? new Audit(processes.size(), deviceIsAsked(), options.planted())
        : null;
  }

  /** Whether the device makes the transfers, and they do not end at once by themselves. */
  private boolean deviceIsAsked() {
    return !machine.pagefile().device().instant()
        || deviceBlocks()
        || !machine.pagefile().faults().equals(PagefileFaults.NONE);
  }

  private static int slots(long bytes) {
    return Math.toIntExact(Math.min(bytes >>> AddressLayout.PAGE_SHIFT, Integer.MAX_VALUE));
  }

  /** What a process owns. */
  public Execution execution(ProcessIdentity process, ExecutionSettings settings) {
    return new Execution(process, settings);
  }

  /** What is to be known of references, by the policy, by shares or by load control. */
  private Knowledge knowledge() {
    if (policy == null) {
      return Knowledge.TOUCHED;
    }
    Knowledge wanted = policy.knowledge();
    if (config.paging().shares().observes() && !wanted.detailed()) {
      return Knowledge.COUNTED;
    }
    return wanted == Knowledge.NOTHING && workingSetWindow() > 0 ? Knowledge.TOUCHED : wanted;
  }

  private long workingSetBound() {
    PagingConfig paging = config.paging();
    int reserve = paging.lists() ? paging.settings().reserve() : 0;
    return WorkingSetBound.pages(machine.frames(), reserve);
  }

  /** What all processes have in common. */
  public ExecutionSettings settings(Executor blocking) {
    return new ExecutionSettings(
        machine.layout(),
        config.paging().pageTables(),
        machine.referencePicos(),
        machine.costs().systemCall(),
        machine.costs().hardFault(),
        knowledge(),
        policy,
        process -> policyRandom(pools.poolOf(process)),
        config.paging().scope() == ReplacementScope.GLOBAL && processes.size() > 1,
        config.paging().lease() ? id -> pools.counts().get(pools.poolOf(id)) : null,
        slots(machine.pagefile().maximumBytes()),
        workingSetBound(),
        config.run().warmUpNanos(),
        config.run().events(),
        streams,
        blocking);
  }
}
