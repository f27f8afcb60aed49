package org.faultline.lab.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleFunction;

/**
 * One of the main figures of a run, by which runs are compared.
 *
 * @param where a group's name, or {@code machine}
 * @param what such as {@code Page Faults/s}
 */
record Figure(String where, String what, Kind kind, double value) {

  /** What a figure is, and so how it is shown. */
  enum Kind {
    RATE(Units::rate),
    COUNT(Units::rate),
    NANOS(Units::duration),
    SHARE(Units::percent),
    BYTES(Units::bytes);

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

  /** The main figures of a summary by their names, in the order in which they are shown. */
  static Map<String, Figure> of(JsonNode summary) {
    Map<String, Figure> figures = new LinkedHashMap<>();
    boolean old = !summary.path("schema").asText().equals(Summary.SCHEMA);
    String peak = old ? "peak Working Sets, added up" : "peak Working Set";
    for (JsonNode group : summary.path("groups")) {
      String name = group.path("name").asText();
      for (JsonNode request : group.path("requests")) {
        String requests = request.path("name").asText();
        JsonNode latency = request.path("latency");
        add(figures, name, requests + "/s", Kind.RATE, request.path("perSecond"));
        add(figures, name, requests + " ended", Kind.COUNT, latency.path("count"));
        if (latency.path("count").asLong() > 0) {
          add(figures, name, requests + " p50", Kind.NANOS, latency.path("p50Nanos"));
          add(figures, name, requests + " p99", Kind.NANOS, latency.path("p99Nanos"));
        }
      }
      if (group.path("ended").asLong() == group.path("count").asLong()) {
        add(figures, name, "elapsed", Kind.NANOS, group.path("meanElapsedNanos"));
      }
      shared(figures, name, peak, group);
    }
    JsonNode machine = summary.path("machine");
    shared(figures, "machine", peak, machine);
    JsonNode rates = machine.path("perSecond");
    add(figures, "machine", "Pages Input/s", Kind.RATE, rates.path("pagesInput"));
    add(figures, "machine", "Pages Output/s", Kind.RATE, rates.path("pagesOutput"));
    add(figures, "machine", "CPU", Kind.SHARE, machine.path("cpu").path("utilisation"));
    JsonNode device = DeviceSection.window(machine.path("pagefile").path("device"));
    // Summaries of old tell how long any place was busy.
    String busy = old ? "pagefile, any place" : "pagefile";
    add(figures, "machine", busy, Kind.SHARE, device.path("utilisation"));
    JsonNode manager = machine.path("memoryManager");
    add(figures, "machine", "MemoryManager", Kind.SHARE, manager.path("utilisation"));
    return figures;
  }

  private static void shared(
      Map<String, Figure> figures, String where, String peakName, JsonNode node) {
    JsonNode rates = node.path("perSecond");
    add(figures, where, "references/s", Kind.RATE, rates.path("references"));
    add(figures, where, "Page Faults/s", Kind.RATE, rates.path("pageFaults"));
    add(figures, where, "Hard Faults/s", Kind.RATE, rates.path("hardFaults"));
    JsonNode peak = node.path("memory").path("peakWorkingSetBytes");
    if (!peak.isMissingNode()) {
      add(figures, where, peakName, Kind.BYTES, peak);
    }
    add(figures, where, "waits for paging", Kind.SHARE, node.path("waitsForPaging"));
  }

  private static void add(
      Map<String, Figure> figures, String where, String what, Kind kind, JsonNode value) {
    Figure figure = new Figure(where, what, kind, value.asDouble());
    figures.put(figure.key(), figure);
  }
}
