package org.faultline.lab.results.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;

/**
 * One of the main figures of a run, by which runs are compared.
 *
 * @param where a group's name, or {@code machine}
 * @param what such as {@code Page Faults/s}
 * @param of how many samples or events it rests on
 * @param enough from how many on one more or less hardly changes it
 */
record Figure(String where, String what, Kind kind, double value, long of, long enough) {
  /** Fewer events are a handful: as a Poisson count they are uncertain by more than 30 %. */
  static final long ENOUGH_EVENTS = 10;

  /** A percentile rests on the samples beyond it; fewer are a handful. */
  static final long ENOUGH_BEYOND = 5;

  private static final long ALL = Long.MAX_VALUE;

  /** What a figure is, and so how it is shown. */
  enum Kind {
    RATE(Units::rate),
    NANOS(Units::duration),
    SHARE(Units::percent),
    BYTES(Units::bytes),
    COUNT(value -> Units.count(Math.round(value))),
    RATIO(value -> String.format(Locale.ROOT, "%.6f", value));

    private final DoubleFunction<String> shown;

    Kind(DoubleFunction<String> shown) {
      this.shown = shown;
    }

    /** {@code value} with its unit. */
    String show(double value) {
      return shown.apply(value);
    }
  }

  /** The name, which is unique in a run. */
  String key() {
    return where + " " + what;
  }

  /** Whether every process of a run came to its end, so that it is told by the work it did. */
  static boolean toItsEnd(JsonNode summary) {
    boolean any = false;
    for (JsonNode group : summary.path("groups")) {
      any = true;
      if (group.path("ended").asLong() != group.path("count").asLong()) {
        return false;
      }
    }
    return any;
  }

  /**
   * The main figures of a summary by their names, in the order in which they are shown.
   *
   * @param byWork whether faults and pages are told by their number over the whole run, and not a
   *     second of the window: for runs to their end, which take times of their own
   */
  static Map<String, Figure> of(JsonNode summary, boolean byWork) {
    Map<String, Figure> figures = new LinkedHashMap<>();
    boolean old = !summary.path("schema").asText().equals(Summary.SCHEMA);
    String peak = old ? "peak Working Sets, added up" : "peak Working Set";
    long failures = 0;
    for (JsonNode group : summary.path("groups")) {
      String name = group.path("name").asText();
      for (JsonNode request : group.path("requests")) {
        request(figures, name, request);
      }
      if (group.path("ended").asLong() == group.path("count").asLong()) {
        add(figures, name, "elapsed", Kind.NANOS, group.path("meanElapsedNanos"));
      }
      long failed = group.path("failed").asLong();
      failures += failed;
      add(figures, new Figure(name, "failed", Kind.COUNT, failed, ALL, 0));
      shared(figures, name, peak, group, byWork);
    }
    JsonNode machine = summary.path("machine");
    if (byWork) {
      add(figures, "machine", "elapsed", Kind.NANOS, summary.at("/run/endNanos"));
    }
    add(figures, new Figure("machine", "failed", Kind.COUNT, failures, ALL, 0));
    shared(figures, "machine", peak, machine, byWork);
    counted(figures, "machine", machine, "Pages Input", "pagesInput", byWork);
    counted(figures, "machine", machine, "Pages Output", "pagesOutput", byWork);
    add(figures, "machine", "CPU", Kind.SHARE, machine.path("cpu").path("utilisation"));
    JsonNode device = DeviceSection.window(machine.path("pagefile").path("device"));
    // Summaries of old tell how long any place was busy.
    String busy = old ? "pagefile, any place" : "pagefile";
    add(figures, "machine", busy, Kind.SHARE, device.path("utilisation"));
    JsonNode manager = machine.path("memoryManager");
    add(figures, "machine", "MemoryManager", Kind.SHARE, manager.path("utilisation"));
    return figures;
  }

  private static void request(Map<String, Figure> figures, String group, JsonNode request) {
    String name = request.path("name").asText();
    JsonNode latency = request.path("latency");
    long count = latency.path("count").asLong();
    double perSecond = request.path("perSecond").asDouble();
    add(figures, new Figure(group, name + "/s", Kind.RATE, perSecond, count, ENOUGH_EVENTS));
    add(figures, new Figure(group, name + " ended", Kind.COUNT, count, count, ENOUGH_EVENTS));
    if (count > 0) {
      double p50 = latency.path("p50Nanos").asDouble();
      double p99 = latency.path("p99Nanos").asDouble();
      add(figures, new Figure(group, name + " p50", Kind.NANOS, p50, count, 2 * ENOUGH_BEYOND));
      add(figures, new Figure(group, name + " p99", Kind.NANOS, p99, count, 100 * ENOUGH_BEYOND));
    }
  }

  private static void shared(
      Map<String, Figure> figures, String where, String peakName, JsonNode node, boolean byWork) {
    if (byWork) {
      add(figures, where, "references", Kind.COUNT, node.at("/run/references"));
    } else {
      add(figures, where, "references/s", Kind.RATE, node.at("/perSecond/references"));
    }
    counted(figures, where, node, "Page Faults", "pageFaults", byWork);
    counted(figures, where, node, "Hard Faults", "hardFaults", byWork);
    double references = node.at("/run/references").asDouble();
    long faults = node.at("/run/pageFaults").asLong();
    if (byWork && references > 0) {
      double ratio = faults / references;
      add(figures, new Figure(where, "miss ratio", Kind.RATIO, ratio, faults, ENOUGH_EVENTS));
    }
    JsonNode peak = node.path("memory").path("peakWorkingSetBytes");
    if (!peak.isMissingNode()) {
      add(figures, where, peakName, Kind.BYTES, peak);
    }
    add(figures, where, "waits for paging", Kind.SHARE, node.path("waitsForPaging"));
  }

  /** A counter: its number over the run, or its rate over the window. */
  private static void counted(
      Map<String, Figure> figures,
      String where,
      JsonNode node,
      String what,
      String counter,
      boolean byWork) {
    long events = node.path(byWork ? "run" : "window").path(counter).asLong();
    add(
        figures,
        byWork
            ? new Figure(where, what, Kind.COUNT, events, events, ENOUGH_EVENTS)
            : new Figure(
                where,
                what + "/s",
                Kind.RATE,
                node.path("perSecond").path(counter).asDouble(),
                events,
                ENOUGH_EVENTS));
  }

  private static void add(
      Map<String, Figure> figures, String where, String what, Kind kind, JsonNode value) {
    add(figures, new Figure(where, what, kind, value.asDouble(), ALL, 0));
  }

  private static void add(Map<String, Figure> figures, Figure figure) {
    figures.put(figure.key(), figure);
  }
}
