package org.faultline.actors.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.IntUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.actors.process.Execution;
import org.faultline.actors.process.ExecutionSettings;
import org.faultline.actors.process.LeaseSettings;
import org.faultline.actors.process.ProcessIdentity;
import org.faultline.actors.result.Audit;
import org.faultline.actors.result.Collector;
import org.faultline.actors.result.RunSteps;
import org.faultline.actors.time.Timekeeper;
import org.faultline.actors.time.TimekeeperSettings;
import org.faultline.actors.time.TurnSource;
import org.faultline.memory.device.Device;
import org.faultline.memory.device.DeviceModel;
import org.faultline.memory.device.Transfer;
import org.faultline.memory.object.FileSpec;
import org.faultline.memory.pagefile.FilePageStore;
import org.faultline.memory.pagefile.InMemoryPageStore;
import org.faultline.memory.pagefile.PageStore;
import org.faultline.memory.pagefile.Pagefile;
import org.faultline.memory.pagefile.PagefileUnavailableException;
import org.faultline.memory.server.FaultHandler;
import org.faultline.memory.server.PagerBook;
import org.faultline.memory.server.PagingWork;
import org.faultline.memory.server.ProcessSettings;
import org.faultline.memory.server.RequestServer;
import org.faultline.memory.server.ServerBooks;
import org.faultline.memory.server.ServerSettings;
import org.faultline.memory.textbook.PagerPools;
import org.faultline.memory.textbook.PoolPlan;
import org.faultline.memory.textbook.TextbookPaging;
import org.faultline.memory.windows.WindowsPaging;
import org.faultline.memory.workingset.PagerWorkingSets;
import org.faultline.memory.workingset.WorkingSetLimits;
import org.faultline.workload.config.MachineConfig;
import org.faultline.workload.config.MachineConfig.PagefileConfig;
import org.faultline.workload.config.PagingConfig;
import org.faultline.workload.config.ProcessGroup;
import org.faultline.workload.config.RunConfig;
import org.faultline.workload.config.WorkloadConfig;
import org.faultline.workload.program.RandomStreams;
import org.faultline.workload.program.TraceRecording;
import org.faultline.workload.program.TraceRecordings;
import org.jspecify.annotations.Nullable;

/**
 * What each actor of a machine owns in one run. Who opens the parts closes them, when no actor uses
 * them any more: with them goes the pagefile, where it is a real file.
 */
public final class MachineParts implements AutoCloseable {
  private static final String MACHINE = "machine";

  private final MachinePlan plan;
  private final MachineConfig machine;
  private final RunConfig run;
  private final RandomStreams streams;
  // Whether something was drawn from each stream of the machine's own; asked once the run is over.
  private final List<BooleanSupplier> draws = new ArrayList<>();
  // Absent if no recorded mix decides who runs.
  private final @Nullable TurnSource turns;
  // The real file of the pagefile; absent if its bytes are kept in memory.
  private final @Nullable PageStore fileStore;

  private MachineParts(
      MachinePlan plan, @Nullable TurnSource turns, @Nullable PageStore fileStore) {
    this.plan = plan;
    this.turns = turns;
    this.fileStore = fileStore;
    machine = plan.machine();
    run = plan.config().run();
    streams = new RandomStreams(plan.config().seed());
  }

  /**
   * Makes the parts for one run.
   *
   * @throws IllegalArgumentException if a recording cannot be played or the pagefile cannot be
   *     made; the message is a sentence
   */
  public static MachineParts open(MachinePlan plan) {
    TurnSource turns = plan.followsRecordedMix() ? RecordedTurns.of(plan.processes()) : null;
    requirePlayable(plan.config());
    return new MachineParts(plan, turns, fileStore(plan));
  }

  /**
   * Refuses a damaged recording before the run; an unpacked one shows its damage when it is read.
   */
  private static void requirePlayable(WorkloadConfig config) {
    for (ProcessGroup group : config.processes()) {
      for (TraceRecording recording : TraceRecordings.in(group.program())) {
        try {
          recording.open().check();
        } catch (IOException e) {
          throw new IllegalArgumentException(e.getMessage(), e);
        }
      }
    }
  }

  /** The real file, if the bytes are not kept in memory. */
  private static @Nullable PageStore fileStore(MachinePlan plan) {
    if (!plan.deviceBlocks()) {
      return null;
    }
    try {
      return FilePageStore.open(plan.machine().pagefile().folder(), plan.initialSlots());
    } catch (PagefileUnavailableException e) {
      throw new IllegalArgumentException("machine.pagefile.directory: " + e.getMessage(), e);
    }
  }

  /** The plan that they follow. */
  public MachinePlan plan() {
    return plan;
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

  /** What the Pager owns. */
  public PagerBook pagerBook() {
    if (plan.kind() != null) {
      return plan.kind().pagerBook(serverSettings());
    }
    if (plan.policy() != null) {
      return new PagerPools(plan.pools(), plan.policy(), this::policyRandom);
    }
    WorkingSetLimits[] limits =
        plan.processes().stream().map(MachineParts::limits).toArray(WorkingSetLimits[]::new);
    return new PagerWorkingSets(plan.frames(), limits, plan.config().paging().settings());
  }

  private static WorkingSetLimits limits(ProcessIdentity process) {
    ProcessGroup group = process.group();
    return new WorkingSetLimits(
        group.workingSet().minimumPages(),
        group.workingSet().hardMinimum(),
        group.foreground(),
        group.memoryPriority());
  }

  /** What the device owns. */
  public Device device() {
    PagefileConfig pagefile = machine.pagefile();
    DeviceModel model = new DeviceModel(pagefile.device(), stream(0, "device"), run.warmUpNanos());
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
                    new DeviceModel(name, device, stream(0, "device " + name), run.warmUpNanos())));
    return models;
  }

  /** What the MemoryManager owns. */
  public RequestServer<?> requestServer() {
    PagingConfig paging = plan.config().paging();
    Pagefile pagefile =
        new Pagefile(plan.initialSlots(), plan.maximumSlots(), new InMemoryPageStore());
    ServerBooks books = ServerBooks.of(serverSettings());
    if (plan.kind() != null) {
      return server(books, plan.kind().handler(books, pagefile));
    } else if (plan.policy() == null) {
      PageStore store = plan.deviceBlocks() ? null : pagefile.store();
      return server(books, new WindowsPaging(books, paging.settings(), pagefile, store));
    }
    boolean releases = plan.policy().releases() && !paging.lease();
    return server(books, new TextbookPaging(books, plan.pools(), pagefile, releases));
  }

  private static List<FileSpec> files(MachineConfig machine) {
    List<String> devices = List.copyOf(machine.devices().keySet());
    List<FileSpec> files = new ArrayList<>();
    machine
        .files()
        .forEach(
            (name, file) -> {
              int device =
                  file.device() == null ? Transfer.PAGEFILE : 1 + devices.indexOf(file.device());
              files.add(new FileSpec(name, file.sizeBytes(), device));
            });
    return files;
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
        new ServerSettings.MemorySettings(
            machine.layout(),
            plan.frames(),
            plan.config().paging().pageTables(),
            files(machine),
            List.copyOf(plan.config().images().values())),
        new ServerSettings.PagefileTimes(!plan.deviceIsAsked(), machine.pagefile().growthNanos()),
        turns == null,
        plan.workingSetWindowReferences(),
        run.events(),
        plan.processes().stream().map(MachineParts::processSettings).toList());
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

  /** What the Scheduler owns, beside what draws up the result. */
  public RunSteps steps(RunOptions options) {
    Audit audit =
        options.checked()
            ? new Audit(plan.processes().size(), plan.deviceIsAsked(), options.planted())
            : null;
    return new RunSteps(timekeeper(), audit, options.steps());
  }

  private Timekeeper timekeeper() {
    MachineConfig configured = plan.config().machine();
    long[] startsAtNanos =
        plan.processes().stream()
            .mapToLong(p -> p.group().startAtNanos() + p.index() * p.group().startEveryNanos())
            .toArray();
    return new Timekeeper(
        new TimekeeperSettings(
            plan.config().scheduler(),
            new TimekeeperSettings.Processors(
                configured.cpus(), configured.costs().contextSwitchNanos()),
            startsAtNanos,
            new TimekeeperSettings.Timetable(
                run.warmUpNanos(),
                run.untilNanos(),
                run.timelineNanos(),
                plan.workingSetPeriodNanos()),
            turns,
            run.events()));
  }

  /** What draws up the result. */
  public Collector collector(RunOptions options) {
    return new Collector(
        plan.processes().size(), plan.deviceIsAsked(), this::drawn, options.planted());
  }

  /** What a process owns. */
  public Execution execution(ProcessIdentity process, ExecutionSettings settings) {
    return new Execution(process, settings);
  }

  /** What all processes have in common. */
  public ExecutionSettings settings(Executor blocking) {
    PagingConfig paging = plan.config().paging();
    return new ExecutionSettings(
        new ExecutionSettings.Addresses(
            machine.layout(), paging.pageTables(), plan.workingSetBoundPages()),
        new ExecutionSettings.CpuCosts(machine.referencePicos(), machine.costs().systemCallNanos()),
        new ExecutionSettings.Observation(
            plan.knowledge(),
            plan.policy() == null ? 0 : plan.policy().window(),
            plan.sharesTime()),
        paging.lease() ? lease() : null,
        new ExecutionSettings.Recording(run.warmUpNanos(), run.events()),
        streams,
        blocking);
  }

  private LeaseSettings lease() {
    PoolPlan pools = plan.pools();
    return new LeaseSettings(
        id -> pools.frameCounts().get(pools.poolOf(id)),
        plan.maximumSlots(),
        Objects.requireNonNull(plan.policy(), "frames are lent under a replacement policy"),
        id -> policyRandom(pools.poolOf(id)),
        machine.costs().hardFaultNanos());
  }

  /** Closes and removes what was opened. */
  @Override
  public void close() {
    if (fileStore != null) {
      fileStore.close();
    }
  }
}
