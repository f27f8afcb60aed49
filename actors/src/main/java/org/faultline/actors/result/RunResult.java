package org.faultline.actors.result;

import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.faultline.actors.loadcontrol.LoadCounts;
import org.faultline.actors.stall.PressureReport;
import org.faultline.actors.time.TimeBucket;
import org.faultline.memory.device.DeviceLoad;
import org.faultline.memory.device.DeviceReport;
import org.faultline.memory.server.Counter;
import org.faultline.memory.server.ManagerReport;
import org.faultline.memory.server.MemorySample;
import org.jspecify.annotations.Nullable;

/** What a run gave. Equal for the same config, seed and version, whatever the machine. */
public record RunResult(
    Span span,
    List<ProcessResult> processes,
    Memory memory,
    Devices devices,
    Load load,
    Evidence evidence) {

  /**
   * The time that it measured.
   *
   * @param windowStartNanos when the measured window began
   * @param endNanos when the run ended
   * @param interrupted whether it was ended from outside
   */
  public record Span(long windowStartNanos, long endNanos, boolean interrupted) {}

  /**
   * What memory gave.
   *
   * @param windowStart memory when the window began; absent if the warm-up did not end
   * @param pendingFaults faults raised and not yet served at the end
   */
  public record Memory(
      ManagerReport manager, @Nullable MemorySample windowStart, int pendingFaults) {}

  /**
   * What the devices gave.
   *
   * @param paging that of the pagefile
   * @param files the machine's devices for files, by name
   */
  public record Devices(DeviceReport paging, SortedMap<String, DeviceReport> files) {}

  /**
   * How the load was borne.
   *
   * @param control what load control did within the measured window
   * @param pressure who was held up by what
   */
  public record Load(LoadCounts control, PressureReport pressure) {}

  /**
   * What it can be checked and repeated by.
   *
   * @param drawn whether any random number was drawn; where none was, every seed gives this run
   * @param identities the conservation laws, each with both sides
   * @param digest SHA-256 over the chains of all owners, in hexadecimal
   */
  public record Evidence(boolean drawn, List<Identity.Check> identities, String digest) {}

  /** When the measured window began. */
  public long windowStartNanos() {
    return span.windowStartNanos();
  }

  /** When the run ended. */
  public long endNanos() {
    return span.endNanos();
  }

  /** Whether it was ended from outside. */
  public boolean interrupted() {
    return span.interrupted();
  }

  /** What the MemoryManager counted. */
  public ManagerReport manager() {
    return memory.manager();
  }

  /** Memory when the window began; absent if the warm-up did not end. */
  public @Nullable MemorySample windowStart() {
    return memory.windowStart();
  }

  /** Faults raised and not yet served at the end. */
  public int pendingFaults() {
    return memory.pendingFaults();
  }

  /** What the pagefile's device counted. */
  public DeviceReport device() {
    return devices.paging();
  }

  /** What load control did within the measured window. */
  public LoadCounts loadControl() {
    return load.control();
  }

  /** Who was held up by what. */
  public PressureReport pressure() {
    return load.pressure();
  }

  /** Whether any random number was drawn; where none was, every seed gives this run. */
  public boolean drawn() {
    return evidence.drawn();
  }

  /** The conservation laws, each with both sides. */
  public List<Identity.Check> identities() {
    return evidence.identities();
  }

  /** SHA-256 over the chains of all owners, in hexadecimal. */
  public String digest() {
    return evidence.digest();
  }

  /** Whether every conservation law holds. */
  public boolean identitiesHold() {
    return identities().stream().allMatch(Identity.Check::holds);
  }

  /** Length of the measured window, in nanoseconds. */
  public long windowNanos() {
    return endNanos() - windowStartNanos();
  }

  /** Time that processes were there and not suspended in the measured window, in all. */
  public long activeNanos() {
    long thereNanos = 0;
    for (ProcessResult process : processes) {
      long fromNanos = Math.max(windowStartNanos(), process.startedAtNanos());
      long untilNanos = process.ended() ? process.accountedUntilNanos() : endNanos();
      thereNanos += process.startedAtNanos() < 0 ? 0 : Math.max(0, untilNanos - fromNanos);
    }
    return thereNanos - window(TimeBucket.SUSPENDED);
  }

  /** What the device was asked to do within the measured window. */
  public DeviceLoad windowDevice() {
    return windowStart() == null ? device().run() : device().window();
  }

  /** What a device for files was asked to do within the measured window. */
  public DeviceLoad windowFileDevice(String name) {
    DeviceReport report =
        Objects.requireNonNull(devices.files().get(name), () -> "no device is named " + name);
    return windowStart() == null ? report.run() : report.window();
  }

  /** The sum over all processes, over the whole run. */
  public long total(Counter counter) {
    return processes.stream().mapToLong(process -> process.total(counter)).sum();
  }

  /** The sum over all processes within the measured window. */
  public long window(Counter counter) {
    return processes.stream().mapToLong(process -> process.window(counter)).sum();
  }

  /** The sum over all processes within the measured window, in nanoseconds. */
  public long window(TimeBucket bucket) {
    return processes.stream().mapToLong(process -> process.window(bucket)).sum();
  }
}
