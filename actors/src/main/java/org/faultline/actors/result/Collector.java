package org.faultline.actors.result;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.faultline.actors.loadcontrol.LoadCounts;
import org.faultline.actors.process.ProcessCounts;
import org.faultline.actors.process.ProcessReport;
import org.faultline.actors.stall.Pressure;
import org.faultline.actors.stall.PressureReport;
import org.faultline.actors.stall.Stall;
import org.faultline.actors.time.ScheduledProcess;
import org.faultline.actors.time.TimeBucket;
import org.faultline.actors.time.Timekeeper;
import org.faultline.memory.device.DeviceLoad;
import org.faultline.memory.device.DeviceReport;
import org.faultline.memory.event.Chain;
import org.faultline.memory.event.EventBuffer;
import org.faultline.memory.server.Counter;
import org.faultline.memory.server.ManagerReport;
import org.faultline.memory.server.MemorySample;
import org.jspecify.annotations.Nullable;

/** Collects what the actors report and draws up the result. Owned by the Scheduler. */
public final class Collector {
  private final int processes;
  private final boolean deviceIsAsked;
  private final BooleanSupplier machineDrew;
  private final @Nullable Identity planted;
  private final ProcessReport[] reports;
  private List<EventBuffer.Batch> events = new ArrayList<>();
  // Absent until the measured window begins.
  private @Nullable MemorySample windowStart;
  private long[][] windowTimesNanos;
  private long[] windowReferences;
  private long windowStartNanos;
  private LoadCounts windowLoad = LoadCounts.NONE;
  private List<Stall> windowStalls = List.of();
  // Both absent until they were told at the end.
  private @Nullable ManagerReport manager;
  private @Nullable DeviceReport device;
  private final SortedMap<String, DeviceReport> fileDevices = new TreeMap<>();

  /**
   * For processes 1 to {@code processes}.
   *
   * @param deviceIsAsked whether the device makes the transfers, and is not instant
   * @param machineDrew whether a random number was drawn for the machine; asked at the end
   * @param planted the identity to break on purpose, if any
   */
  public Collector(
      int processes,
      boolean deviceIsAsked,
      BooleanSupplier machineDrew,
      @Nullable Identity planted) {
    this.deviceIsAsked = deviceIsAsked;
    this.machineDrew = machineDrew;
    this.planted = planted;
    this.processes = processes;
    this.reports = new ProcessReport[processes];
    this.windowTimesNanos = new long[processes][TimeBucket.values().length];
    this.windowReferences = new long[processes];
  }

  /** Adds events on their way to the Recorder. */
  public void events(EventBuffer.Batch batch) {
    if (batch.size() > 0) {
      events.add(batch);
    }
  }

  /** Whether there are events. */
  public boolean hasEvents() {
    return !events.isEmpty();
  }

  /** Takes the events. */
  public List<EventBuffer.Batch> takeEvents() {
    List<EventBuffer.Batch> taken = events;
    events = new ArrayList<>(4);
    return taken;
  }

  /** The measured window begins with this memory. */
  public void startWindow(MemorySample sample, Timekeeper time) {
    windowStart = sample;
    windowStartNanos = sample.atNanos();
    windowLoad = time.loadCounts();
    windowStalls = time.pressure().readings(sample.atNanos());
    for (int id = 1; id <= processes; id++) {
      ScheduledProcess process = time.process(id);
      windowTimesNanos[id - 1] = process.timesNanos(sample.atNanos());
      windowReferences[id - 1] = process.references();
    }
  }

  /** A row of the timeline. */
  public TimelineRow row(MemorySample sample, DeviceLoad load, Timekeeper time) {
    long references = 0;
    long busyNanos = 0;
    int[] states = new int[ScheduledProcess.State.values().length];
    for (int id = 1; id <= processes; id++) {
      ScheduledProcess process = time.process(id);
      references += process.references();
      long[] timesNanos = process.timesNanos();
      for (TimeBucket bucket : TimeBucket.values()) {
        busyNanos += bucket.busy() ? timesNanos[bucket.ordinal()] : 0;
      }
      states[process.state().ordinal()]++;
    }
    return new TimelineRow(
        sample,
        references,
        busyNanos,
        new TimelineRow.Processes(
            time.alive(),
            states[ScheduledProcess.State.READY.ordinal()],
            states[ScheduledProcess.State.PAGING.ordinal()],
            states[ScheduledProcess.State.PAGE_WAIT.ordinal()]),
        time.pressure().readings(sample.atNanos()),
        load);
  }

  /** A process's own count. */
  public void process(int id, ProcessReport report) {
    reports[id - 1] = report;
  }

  /** The MemoryManager's results. */
  public void manager(ManagerReport report) {
    manager = report;
  }

  /** The device's results. */
  public void device(DeviceReport report) {
    device = report;
  }

  /** The results of a device for files. */
  public void fileDevice(DeviceReport report) {
    fileDevices.put(report.name(), report);
  }

  /** How many devices for files have told their results. */
  public int fileDevices() {
    return fileDevices.size();
  }

  /** Draws up the result. */
  public RunResult result(Timekeeper time, boolean interrupted) {
    ManagerReport memory =
        Objects.requireNonNull(manager, "the MemoryManager has told its results");
    DeviceReport pagingDevice = Objects.requireNonNull(device, "the device has told its results");
    List<ProcessResult> results = new ArrayList<>(processes);
    for (int id = 1; id <= processes; id++) {
      results.add(result(id, time.process(id), time.nowNanos(), memory));
    }
    return new RunResult(
        new RunResult.Span(windowStartNanos, time.nowNanos(), interrupted),
        results,
        new RunResult.Memory(memory, windowStart, time.pendingFaults()),
        new RunResult.Devices(pagingDevice, Collections.unmodifiableSortedMap(fileDevices)),
        new RunResult.Load(time.loadCounts().since(windowLoad), pressure(time)),
        new RunResult.Evidence(
            drawn(), identities(time, memory, pagingDevice), digest(time.chain(), memory)));
  }

  private List<Identity.Check> identities(
      Timekeeper time, ManagerReport memory, DeviceReport pagingDevice) {
    return Identities.of(
        time,
        Arrays.stream(reports).map(ProcessReport::counts).toArray(ProcessCounts[]::new),
        memory.counts(),
        deviceIsAsked ? transfers(pagingDevice.run()) + filePages() : -1,
        planted);
  }

  private long filePages() {
    return fileDevices.values().stream().mapToLong(DeviceReport::pagingPages).sum();
  }

  private static long transfers(DeviceLoad load) {
    return load.reads().pages() + load.writes().pages();
  }

  private PressureReport pressure(Timekeeper time) {
    List<Stall> before = windowStalls.isEmpty() ? new Pressure(1).readings(0) : windowStalls;
    return new PressureReport(
        before,
        time.pressure().readings(time.nowNanos()),
        time.nowNanos() - windowStartNanos,
        time.pressure().thrashingSinceNanos());
  }

  private ProcessResult result(
      int id, ScheduledProcess process, long nowNanos, ManagerReport memory) {
    long[] counters = memory.last().processes().counters()[id - 1];
    long[] before =
        windowStart == null
            ? new long[Counter.values().length]
            : windowStart.processes().counters()[id - 1];
    return new ProcessResult(
        reports[id - 1],
        new ProcessResult.Ending(
            process.failure(), process.exitCode(), process.state() == ScheduledProcess.State.GONE),
        process.startedAtNanos(),
        process.accountedUntilNanos(),
        new ProcessAccount(counters, process.timesNanos(), process.references()),
        new ProcessAccount(
            difference(counters, before),
            difference(process.timesNanos(nowNanos), windowTimesNanos[id - 1]),
            process.references() - windowReferences[id - 1]),
        new ProcessResult.Memory(
            memory.last().processes().residentPages()[id - 1],
            memory.processes().peakResidentPages()[id - 1],
            memory.last().processes().committedPages()[id - 1]));
  }

  private boolean drawn() {
    boolean processesDrew = Arrays.stream(reports).anyMatch(ProcessReport::drawn);
    return machineDrew.getAsBoolean() || processesDrew;
  }

  private static long[] difference(long[] after, long[] before) {
    long[] difference = Arrays.copyOf(after, after.length);
    for (int i = 0; i < difference.length; i++) {
      difference[i] -= before[i];
    }
    return difference;
  }

  private String digest(Chain.Value scheduler, ManagerReport memory) {
    ByteBuffer bytes = ByteBuffer.allocate(16 * (1 + 2 * processes));
    append(bytes, scheduler);
    for (int i = 0; i < processes; i++) {
      append(bytes, reports[i].chain());
      append(bytes, memory.chains().get(i));
    }
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  private static void append(ByteBuffer bytes, Chain.Value value) {
    bytes.putLong(value.high()).putLong(value.low());
  }
}
