package org.faultline.lab.results.summary;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The machine as a whole, and all its processes.
 *
 * @param processes how many there were
 * @param failed how many of them failed
 * @param calls the system calls of all processes, by name
 * @param sharing what sections hold; absent where there never was one
 * @param devices those for files, by name; absent where there are none
 * @param psi pressure stall information; absent from older summaries
 * @param thrashing absent from older summaries
 * @param loadControl absent from older summaries
 * @param counters those of Windows' performance monitor, with its names
 * @param slowdown how many times slower than alone; absent where nobody asked
 */
public record MachineSummary(
    long processes,
    long ended,
    long failed,
    @JsonUnwrapped WorkSummary work,
    List<CallSummary> calls,
    CpuSummary cpu,
    PhysicalMemory physicalMemory,
    CommitSummary commit,
    @Nullable SharingSummary sharing,
    PagefileSummary pagefile,
    ManagerSummary memoryManager,
    @Nullable Map<String, DeviceSummary> devices,
    @Nullable PressureSummary psi,
    @Nullable ThrashingSummary thrashing,
    @Nullable LoadControlSummary loadControl,
    CountersSummary counters,
    @Nullable BigDecimal slowdown)
    implements Processes {
  /** What users call all processes. */
  public static final String NAME = "machine";

  /** A list of calls that is absent becomes empty. */
  public MachineSummary {
    calls = Absent.empty(calls);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public long count() {
    return processes;
  }

  /** The devices for files, by name; none where it has none. */
  public Map<String, DeviceSummary> fileDevices() {
    return Absent.empty(devices);
  }

  /**
   * The simulated CPUs.
   *
   * @param busyNanos of all of them
   */
  public record CpuSummary(int cpus, long busyNanos, BigDecimal utilisation) {}

  /**
   * Commit: what was promised, and what can be.
   *
   * @param commitLimit in bytes
   * @param peakCommittedBytes of the whole run
   */
  public record CommitSummary(long committedBytes, long commitLimit, long peakCommittedBytes) {}

  /**
   * The pagefile.
   *
   * @param growths how often it grew
   */
  public record PagefileSummary(
      long initialBytes,
      long sizeBytes,
      long usedBytes,
      long peakUsedBytes,
      long growths,
      DeviceSummary device) {}

  /**
   * Load control.
   *
   * @param active processes that are not suspended, on average
   */
  public record LoadControlSummary(BigDecimal active, long suspensions, long activations) {}

  /** The same with how much slower all were than alone, and how equally. */
  public MachineSummary slowed(BigDecimal times, BigDecimal equality) {
    FairnessSummary was = work.fairness();
    FairnessSummary fairness = (was == null ? FairnessSummary.NONE : was).slowed(equality);
    return new MachineSummary(
        processes,
        ended,
        failed,
        work.with(fairness),
        calls,
        cpu,
        physicalMemory,
        commit,
        sharing,
        pagefile,
        memoryManager,
        devices,
        psi,
        thrashing,
        loadControl,
        counters,
        times);
  }
}
