package org.faultline.lab.verification.recording;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
            "%s: a log of strace, %s, %,d of them left out",
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
    lines.add("It is no reference string: faultline trace convert FILE OUT.conf makes a workload.");
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

  public static String json(Path file, AllocationLog log) {
    ObjectNode node = Json.object();
    node.put("schema", "faultline-strace-info/1");
    node.put("name", String.valueOf(file.getFileName()));
    node.put("format", "strace");
    node.put("calls", log.calls());
    node.put("leftOut", log.leftOut().calls());
    ObjectNode unknown = node.putObject("unknownMemory");
    log.leftOut()
        .unknown()
        .forEach((reason, count) -> unknown.put(reason.name().toLowerCase(Locale.ROOT), count));
    ObjectNode unmodelled = node.putObject("notModelled");
    log.leftOut().unmodelled().forEach(unmodelled::put);
    ArrayNode guesses = node.putArray("guesses");
    log.guesses().forEach(guesses::add);
    ArrayNode processes = node.putArray("processes");
    for (AllocationLog.Process process : log.processes()) {
      ObjectNode one = processes.addObject();
      one.put("process", process.id());
      one.put("startNanos", process.startNanos());
      one.put("endNanos", process.endNanos());
      one.put("steps", process.steps().size());
      one.put("peakBytes", process.peakBytes());
      one.put("endBytes", process.endBytes());
    }
    return Json.text(node);
  }
}
