package org.faultline.lab.results.tally;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.faultline.actors.result.Identity;
import org.faultline.actors.result.ProcessResult;
import org.faultline.actors.result.RunResult;
import org.faultline.actors.time.TimeBucket;
import org.faultline.lab.results.summary.GroupSummary;
import org.faultline.lab.results.summary.IdentitySummary;
import org.faultline.lab.results.summary.ProcessSummary;
import org.faultline.lab.results.summary.RunManifest;
import org.faultline.lab.results.summary.RunSummary;
import org.faultline.lab.results.summary.RunWindow;
import org.faultline.lab.results.summary.Times;
import org.faultline.workload.config.LoadedWorkload;
import org.jspecify.annotations.Nullable;

/**
 * Draws up {@code summary.json}: the same bytes for the same config, inputs, seed and version. It
 * holds nothing of the host, no absolute path and no real time.
 */
public final class Summarizer {
  /** Above so many processes only those that failed are listed one by one. */
  public static final int MOST_PROCESSES = 1_000;

  private final RunResult result;
  private final @Nullable SharingSection sharing;

  private Summarizer(RunResult result) {
    this.result = result;
    sharing = SharingSection.of(result);
  }

  /**
   * The summary of a run.
   *
   * @param manifest what was run; {@link RunManifest#NONE} where the run leaves no file
   */
  public static RunSummary of(RunManifest manifest, LoadedWorkload workload, RunResult result) {
    Summarizer all = new Summarizer(result);
    boolean listed = result.processes().size() <= MOST_PROCESSES;
    return new RunSummary(
        RunSummary.SCHEMA,
        manifest,
        all.run(),
        new MachineSection(workload.config(), result, all.sharing).summary(),
        all.groups(),
        listed ? "all" : "failed",
        all.processes(listed),
        MemoryMaps.of(result),
        null,
        result.identities().stream().map(Summarizer::identity).toList());
  }

  private RunWindow run() {
    return new RunWindow(
        result.windowStartNanos(),
        result.endNanos(),
        result.windowNanos(),
        result.interrupted(),
        // Where Ctrl-C falls is no matter of the seed.
        !result.drawn() && !result.interrupted(),
        result.windowStart() != null,
        result.pendingFaults());
  }

  private List<GroupSummary> groups() {
    Map<String, List<ProcessResult>> groups = new TreeMap<>();
    for (ProcessResult process : result.processes()) {
      groups
          .computeIfAbsent(process.report().identity().group().name(), name -> new ArrayList<>())
          .add(process);
    }
    return groups.entrySet().stream()
        .map(group -> group(group.getKey(), group.getValue()))
        .toList();
  }

  private GroupSummary group(String name, List<ProcessResult> members) {
    List<String> failures =
        members.stream().map(ProcessResult::failure).filter(Objects::nonNull).toList();
    Tally tally = new Tally(members, result.windowNanos(), peak(name), sharing);
    return new GroupSummary(
        name,
        members.size(),
        members.stream().filter(ProcessResult::ended).count(),
        failures.size(),
        failures.isEmpty() ? null : failures.get(0),
        tally.meanElapsedNanos(),
        tally.summary(),
        CallSection.of(members, result.windowNanos()),
        null,
        null);
  }

  /** The most pages that a group had resident at a time; empty where nobody knows. */
  private OptionalLong peak(String group) {
    var peaks = result.manager().peaksOfSums();
    return peaks == null
        ? OptionalLong.empty()
        : OptionalLong.of(peaks.groupPages().getOrDefault(group, 0L));
  }

  private List<ProcessSummary> processes(boolean all) {
    return result.processes().stream()
        .filter(process -> all || process.failure() != null)
        .map(this::process)
        .toList();
  }

  private ProcessSummary process(ProcessResult process) {
    var report = process.report();
    OptionalLong peak = OptionalLong.of(process.memory().peakResidentPages());
    return new ProcessSummary(
        report.identity().id(),
        report.identity().name(),
        report.identity().group().name(),
        outcome(process),
        process.exitCode(),
        process.failure(),
        process.startedAtNanos(),
        process.accountedUntilNanos(),
        report.cpuNanos(),
        report.requests().finished(),
        report.addresses().reservedBytes(),
        new Tally(List.of(process), result.windowNanos(), peak, sharing).summary(),
        PerformanceCounters.of(process, result),
        runTimes(process));
  }

  private static Times runTimes(ProcessResult process) {
    Map<TimeBucket, Long> nanos = new EnumMap<>(TimeBucket.class);
    for (TimeBucket bucket : TimeBucket.values()) {
      nanos.put(bucket, process.life().nanos(bucket));
    }
    return new Times(Collections.unmodifiableMap(nanos));
  }

  private static String outcome(ProcessResult process) {
    if (process.failure() != null) {
      return "failed";
    }
    if (process.startedAtNanos() < 0) {
      return "not started";
    }
    return process.ended() ? "exited" : "running";
  }

  private static IdentitySummary identity(Identity.Check check) {
    return new IdentitySummary(
        check.identity().label(), check.left(), check.right(), check.holds());
  }
}
