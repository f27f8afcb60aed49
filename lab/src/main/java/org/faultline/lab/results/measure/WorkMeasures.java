package org.faultline.lab.results.measure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.memory.server.Counter;

/**
 * Measures of some processes by the work that they did and not by the time that it took: numbers
 * over the whole run, and figures for each reference of the window.
 */
final class WorkMeasures {
  private static final String TOTAL = "total.";
  private static final MeasureKind MISS_RATIO =
      new MeasureKind("miss-ratio", Unit.SHARE, "page faults for each reference");
  private static final MeasureKind IO =
      new MeasureKind("io-per-reference", Unit.COUNT, "pages read and written for each reference");
  private static final MeasureKind ELAPSED =
      new MeasureKind(
          "elapsed", Unit.SECONDS, "from start to end, on average, where all processes ended");

  private static final Set<String> COUNTERS =
      Stream.concat(
              Stream.of("refaults"),
              Stream.of(Counter.values())
                  .filter(counter -> counter != Counter.MANAGER_WAIT_NANOS)
                  .map(counter -> counter.name().toLowerCase(Locale.ROOT).replace('_', '-')))
          .collect(Collectors.toUnmodifiableSet());

  private WorkMeasures() {}

  /**
   * What {@code measure} counts a second of, as a number over the run; empty where it is no rate of
   * a counter.
   */
  static Optional<String> total(String measure) {
    int dot = measure.indexOf('.');
    return dot > 0 && COUNTERS.contains(measure.substring(dot + 1))
        ? Optional.of(measure.substring(0, dot + 1) + TOTAL + measure.substring(dot + 1))
        : Optional.empty();
  }

  /** What {@code measure} counts a second of, for each reference; empty unless it is of faults. */
  static Optional<String> ratio(String measure) {
    int dot = measure.indexOf('.');
    return total(measure).isPresent() && measure.endsWith("faults")
        ? Optional.of(measure.substring(0, dot + 1) + MISS_RATIO.pattern())
        : Optional.empty();
  }

  /**
   * Adds those of {@code part}, a group or the machine, of which {@code processes} is the number of
   * processes.
   *
   * @param elapsedNanos from start to end; has a meaning where all have ended
   */
  static void read(
      JsonNode part,
      long processes,
      double elapsedNanos,
      String prefix,
      Map<String, Measure> measures) {
    for (Map.Entry<String, JsonNode> count : part.path("run").properties()) {
      if (!count.getKey().endsWith("Nanos")) {
        measures.put(
            prefix + TOTAL + Family.hyphened(count.getKey()),
            new Measure(count.getValue().asDouble(), Unit.COUNT));
      }
    }
    JsonNode run = part.path("run");
    if (run.has("thrashingRefaults")) {
      double refaults =
          run.path("thrashingRefaults").asDouble() + run.path("transitionRefaults").asDouble();
      measures.put(prefix + TOTAL + "refaults", new Measure(refaults, Unit.COUNT));
    }
    JsonNode window = part.path("window");
    double references = window.path("references").asDouble();
    if (references > 0) {
      double faults = window.path("pageFaults").asDouble();
      double pages = window.path("pagesInput").asDouble() + window.path("pagesOutput").asDouble();
      measures.put(prefix + MISS_RATIO.pattern(), new Measure(faults / references, Unit.SHARE));
      measures.put(prefix + IO.pattern(), new Measure(pages / references, Unit.COUNT));
    }
    if (processes > 0 && part.path("ended").asLong() == processes) {
      measures.put(prefix + ELAPSED.pattern(), new Measure(elapsedNanos / 1e9, Unit.SECONDS));
    }
  }

  static List<MeasureKind> catalogue() {
    List<MeasureKind> kinds = new ArrayList<>(List.of(MISS_RATIO, IO, ELAPSED));
    for (MeasureKind counter : Family.COUNTERS) {
      kinds.add(
          new MeasureKind(
              TOTAL + counter.pattern(), Unit.COUNT, counter.meaning() + ", over the whole run"));
    }
    return kinds;
  }
}
