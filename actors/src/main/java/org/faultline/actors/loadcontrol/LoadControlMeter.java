package org.faultline.actors.loadcontrol;

import java.util.ArrayList;
import java.util.List;
import org.faultline.memory.device.DeviceLoad;

/** Turns counts since the beginning into what was measured since the last look. */
public final class LoadControlMeter {
  private final long[] cpuNanos;
  private final long[] faults;
  private long nowNanos;
  private long busyNanos;
  private long transfers;

  /** For processes 1 to {@code processes}; nothing was counted yet. */
  public LoadControlMeter(int processes) {
    cpuNanos = new long[processes + 1];
    faults = new long[processes + 1];
  }

  /** The CPU time that a process computed so far, by its id. */
  @FunctionalInterface
  public interface CpuTimes {
    long nanos(int process);
  }

  /**
   * What was measured since the last call.
   *
   * @param active ids of the processes that are active, those activated first coming first
   * @param waiting ids of those that are suspended, those that have waited longest coming first
   */
  public LoadMeasurement measure(
      LoadLook look, CpuTimes cpu, List<Integer> active, List<Integer> waiting) {
    DeviceLoad device = look.device();
    long moved = device.reads().transfers() + device.writes().transfers();
    LoadMeasurement measured =
        new LoadMeasurement(
            look.nowNanos() - nowNanos,
            look.memory().frames(),
            device.busyNanos() - busyNanos,
            moved - transfers,
            loads(look, cpu, active),
            loads(look, cpu, waiting));
    nowNanos = look.nowNanos();
    busyNanos = device.busyNanos();
    transfers = moved;
    for (int id = 1; id < cpuNanos.length; id++) {
      cpuNanos[id] = cpu.nanos(id);
      faults[id] = look.memory().hardFaults()[id - 1];
    }
    return measured;
  }

  private List<ProcessLoad> loads(LoadLook look, CpuTimes cpu, List<Integer> ids) {
    List<ProcessLoad> loads = new ArrayList<>(ids.size());
    for (int id : ids) {
      loads.add(
          new ProcessLoad(
              id,
              cpu.nanos(id) - cpuNanos[id],
              look.memory().hardFaults()[id - 1] - faults[id],
              look.memory().residentPages()[id - 1],
              look.memory().workingSetPages()[id - 1]));
    }
    return loads;
  }
}
