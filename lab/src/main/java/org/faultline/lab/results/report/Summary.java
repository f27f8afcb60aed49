package org.faultline.lab.results.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.faultline.actors.result.Identity;
import org.faultline.actors.result.ProcessResult;
import org.faultline.actors.result.RunResult;
import org.faultline.actors.time.TimeBucket;
import org.faultline.memory.windows.WindowsReport;
import org.faultline.workload.config.LoadedWorkload;

/**
 * Draws up {@code summary.json}: the same bytes for the same config, inputs, seed and version. It
 * holds nothing of the host, no absolute path and no real time.
 */
public final class Summary {
  /** The schema; its number changes when a key changes its meaning or goes. */
  public static final String SCHEMA = "faultline-summary/2";

  /** Schemas of old that are read still; what is not in them is left out. */
  static final List<String> READ = List.of(SCHEMA, "faultline-summary/1");

  /** Above so many processes only those that failed are listed one by one. */
  public static final int MOST_PROCESSES = 1_000;

  private final RunResult result;

  private Summary(RunResult result) {
    this.result = result;
  }

  /**
   * The summary of a run.
   *
   * @param manifest what was run
   */
  public static ObjectNode of(Manifest manifest, LoadedWorkload workload, RunResult result) {
    ObjectNode root = Json.object();
    root.put("schema", SCHEMA);
    manifest.describe(root.putObject("manifest"), result.digest());
    Summary summary = new Summary(result);
    summary.run(root.putObject("run"));
    new MachineSection(workload.config(), result).describe(root.putObject("machine"));
    summary.groups(root.putArray("groups"));
    summary.processes(root);
    if (result.manager().detail() instanceof WindowsReport) {
      MemoryMaps.describe(root.putObject("memoryMaps"), result);
    }
    summary.identities(root.putArray("identities"));
    return root;
  }

  private void run(ObjectNode node) {
    node.put("windowStartNanos", result.windowStartNanos());
    node.put("endNanos", result.endNanos());
    node.put("windowNanos", result.windowNanos());
    node.put("interrupted", result.interrupted());
    // Where Ctrl-C falls is no matter of the seed.
    node.put("deterministic", !result.drawn() && !result.interrupted());
    node.put("warmedUp", result.windowStart() != null);
    node.put("pendingFaults", result.pendingFaults());
  }

  private void groups(ArrayNode array) {
    Map<String, List<ProcessResult>> groups = new TreeMap<>();
    for (ProcessResult process : result.processes()) {
      groups
          .computeIfAbsent(process.report().identity().group().name(), name -> new ArrayList<>())
          .add(process);
    }
    groups.forEach(
        (name, members) -> {
          ObjectNode node = array.addObject();
          node.put("name", name);
          node.put("count", members.size());
          node.put("ended", members.stream().filter(ProcessResult::ended).count());
          List<String> failures =
              members.stream().map(ProcessResult::failure).filter(f -> f != null).toList();
          node.put("failed", failures.size());
          if (!failures.isEmpty()) {
            node.put("firstFailure", failures.get(0));
          }
          Tally tally = new Tally(members, result.windowNanos(), peak(name));
          node.put("meanElapsedNanos", tally.meanElapsedNanos());
          tally.describe(node);
          CallSection.describe(node.putArray("calls"), members, result.windowNanos());
        });
  }

  /** The most pages that a group had resident at a time; empty where nobody knows. */
  private OptionalLong peak(String group) {
    var peaks = result.manager().peaksOfSums();
    return peaks == null
        ? OptionalLong.empty()
        : OptionalLong.of(peaks.groupPages().getOrDefault(group, 0L));
  }

  private void processes(ObjectNode root) {
    boolean all = result.processes().size() <= MOST_PROCESSES;
    root.put("processesListed", all ? "all" : "failed");
    ArrayNode array = root.putArray("processes");
    for (ProcessResult process : result.processes()) {
      if (all || process.failure() != null) {
        process(array.addObject(), process);
      }
    }
  }

  private void process(ObjectNode node, ProcessResult process) {
    var identity = process.report().identity();
    node.put("id", identity.id());
    node.put("name", identity.name());
    node.put("group", identity.group().name());
    node.put("outcome", outcome(process));
    node.put("exitCode", process.exitCode());
    if (process.failure() != null) {
      node.put("failure", process.failure());
    }
    node.put("startedAtNanos", process.startedAtNanos());
    node.put("accountedUntilNanos", process.accountedUntilNanos());
    node.put("cpuNanos", process.report().cpuNanos());
    node.put("requestsFinished", process.report().requests());
    node.put("reservedBytes", process.report().reservedBytes());
    OptionalLong peak = OptionalLong.of(process.peakResidentPages());
    new Tally(List.of(process), result.windowNanos(), peak).describe(node);
    PerformanceCounters.describe(node.putObject("counters"), process, result);
    ObjectNode times = node.putObject("runTimes");
    for (TimeBucket bucket : TimeBucket.values()) {
      times.put(Tally.camel(bucket.name()) + "Nanos", process.times()[bucket.ordinal()]);
    }
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

  private void identities(ArrayNode array) {
    for (Identity.Check check : result.identities()) {
      ObjectNode node = array.addObject();
      node.put("name", check.identity().label());
      node.put("left", check.left());
      node.put("right", check.right());
      node.put("holds", check.holds());
    }
  }
}
