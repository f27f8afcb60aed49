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

/**
 * What a run gave. Equal for the same config, seed and version, whatever the machine.
 *
 * @param windowStartNanos when the measured window began
 * @param endNanos when the run ended
 * @param interrupted whether it was ended from outside
 * @param drawn whether any random number was drawn; where none was, every seed gives this run
 * @param windowStart memory when the window began; absent if the warm-up did not end
 * @param device that of the pagefile
 * @param fileDevices the machine's devices for files, by name
 * @param loadControl what load control did within the measured window
 * @param pressure who was held up by what
 * @param pendingFaults faults raised and not yet served at the end
 * @param identities the conservation laws, each with both sides
 * @param digest SHA-256 over the chains of all owners, in hexadecimal
 */
public record RunResult(
    long windowStartNanos,
    long endNanos,
    boolean interrupted,
    boolean drawn,
    List<ProcessResult> processes,
    ManagerReport manager,
    @Nullable MemorySample windowStart,
    DeviceReport device,
    SortedMap<String, DeviceReport> fileDevices,
    LoadCounts loadControl,
    PressureReport pressure,
    int pendingFaults,
    List<Identity.Check> identities,
    String digest) {

  /** Whether every conservation law holds. */
  public boolean identitiesHold() {
    return identities.stream().allMatch(Identity.Check::holds);
  }

  /** Length of the measured window, in nanoseconds. */
  public long windowNanos() {
    return endNanos - windowStartNanos;
  }

  /** Time that processes were there and not suspended in the measured window, in all. */
  public long activeNanos() {
    long thereNanos = 0;
    for (ProcessResult process : processes) {
      long fromNanos = Math.max(windowStartNanos, process.startedAtNanos());
      long untilNanos = process.ended() ? process.accountedUntilNanos() : endNanos;
      thereNanos += process.startedAtNanos() < 0 ? 0 : Math.max(0, untilNanos - fromNanos);
    }
    return thereNanos - window(TimeBucket.SUSPENDED);
  }

  /** What the device was asked to do within the measured window. */
  public DeviceLoad windowDevice() {
    return windowStart == null ? device.run() : device.window();
  }

  /** What a device for files was asked to do within the measured window. */
  public DeviceLoad windowFileDevice(String name) {
    DeviceReport report =
        Objects.requireNonNull(fileDevices.get(name), () -> "no device is named " + name);
    return windowStart == null ? report.run() : report.window();
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
