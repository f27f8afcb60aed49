package org.faultline.lab.verification.recording;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.faultline.lab.results.json.Json;
import org.faultline.workload.strace.AllocationLog;

/** What {@code trace info} says of a log of strace. */
public final class StraceInfo {
  /** The most processes that are listed as text. */
  private static final int LISTED = 20;

  private StraceInfo() {}

  /** What is known of the log in {@code file}. */
  public static List<String> lines(Path file, AllocationLog log) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s: an strace log, %s, %,d of them left out",
            file,
            size(log),
            log.leftOut().calls()));
    List<AllocationLog.Process> processes = log.processes();
    for (AllocationLog.Process process : processes.subList(0, Math.min(LISTED, processes.size()))) {
      lines.add(
          String.format(
              Locale.ROOT,
              "process %-7d from %s s for %s s   steps %,d   mapped at most %s, at the end %s",
              process.id(),
              seconds(process.startNanos()),
              seconds(process.endNanos() - process.startNanos()),
              process.steps().size(),
              kibibytes(process.peakBytes()),
              kibibytes(process.endBytes())));
    }
    if (processes.size() > LISTED) {
      lines.add(
          String.format(
              Locale.ROOT,
              "and %,d more processes; --format json has all",
              processes.size() - LISTED));
    }
    lines.addAll(log.remarks());
    lines.add(
        "It is not a reference string: faultline trace convert FILE OUT.conf makes"
            + " a workload of it.");
    return lines;
  }

  /** How many processes and calls. */
  public static String size(AllocationLog log) {
    int processes = log.processes().size();
    return String.format(
        Locale.ROOT,
        "%,d %s, %,d %s",
        processes,
        processes == 1 ? "process" : "processes",
        log.calls(),
        log.calls() == 1 ? "call" : "calls");
  }

  private static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.6f", nanos / 1e9);
  }

  private static String kibibytes(long bytes) {
    return String.format(Locale.ROOT, "%,d KiB", bytes / 1024);
  }

  /** The same for a program. */
  public static String json(Path file, AllocationLog log) {
    Map<String, Long> unknown = new LinkedHashMap<>();
    log.leftOut()
        .unknown()
        .forEach((reason, count) -> unknown.put(reason.name().toLowerCase(Locale.ROOT), count));
    return Json.text(
        new StraceSummary(
            StraceSummary.SCHEMA,
            String.valueOf(file.getFileName()),
            "strace",
            log.calls(),
            log.leftOut().calls(),
            unknown,
            log.leftOut().unmodelled(),
            log.guesses(),
            log.processes().stream().map(StraceInfo::memory).toList()));
  }

  private static StraceSummary.ProcessMemory memory(AllocationLog.Process process) {
    return new StraceSummary.ProcessMemory(
        process.id(),
        process.startNanos(),
        process.endNanos(),
        process.steps().size(),
        process.peakBytes(),
        process.endBytes());
  }
}
