package org.faultline.lab.results.measure;

import static org.faultline.lab.results.measure.Part.PROCESSES;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.lab.results.summary.Counts;
import org.faultline.lab.results.summary.GroupSummary;
import org.faultline.lab.results.summary.Processes;
import org.faultline.lab.results.summary.RunSummary;
import org.faultline.memory.server.Counter;
import org.jspecify.annotations.Nullable;

/**
 * Measures of some processes by the work that they did and not by the time that it took: numbers
 * over the whole run, and figures for each reference of the window.
 */
final class WorkMeasures {
  static final String MISS_RATIO = "miss-ratio";
  static final String ELAPSED = "elapsed";

  static final List<MeasureDefinition<Processes>> ALL = all();

  private WorkMeasures() {}

  private static List<MeasureDefinition<Processes>> all() {
    List<MeasureDefinition<Processes>> all = new ArrayList<>();
    all.add(
        MeasureDefinition.of(
            PROCESSES,
            MISS_RATIO,
            Unit.SHARE,
            "page faults for each reference",
            part -> forEachReference(part, Counter.PAGE_FAULTS)));
    all.add(
        MeasureDefinition.of(
            PROCESSES,
            "io-per-reference",
            Unit.COUNT,
            "pages read and written for each reference",
            part -> forEachReference(part, Counter.PAGES_INPUT, Counter.PAGES_OUTPUT)));
    all.add(
        MeasureDefinition.ofRun(
            PROCESSES,
            ELAPSED,
            Unit.SECONDS,
            "from start to end, on average, if all processes ended",
            WorkMeasures::elapsedNanos));
    all.addAll(CounterMeasures.totals());
    return all;
  }

  private static @Nullable Number forEachReference(Processes part, Counter... counters) {
    Counts window = part.work().window();
    double sum = 0;
    for (Counter counter : counters) {
      sum += window.of(counter);
    }
    return window.references() > 0 ? sum / window.references() : null;
  }

  /** Of the machine, until the last has ended. */
  private static @Nullable Number elapsedNanos(RunSummary run, Processes part) {
    if (part.count() == 0 || !part.allEnded()) {
      return null;
    }
    return part instanceof GroupSummary group ? group.meanElapsedNanos() : run.run().endNanos();
  }

  /**
   * What {@code measure} counts a second of, as a number over the run; empty where it is no rate of
   * a counter.
   */
  static Optional<String> total(String measure) {
    int dot = measure.indexOf('.');
    return dot > 0 && CounterMeasures.isOfEvents(measure.substring(dot + 1))
        ? Optional.of(
            measure.substring(0, dot + 1) + CounterMeasures.TOTAL + measure.substring(dot + 1))
        : Optional.empty();
  }

  /** What {@code measure} counts a second of, for each reference; empty unless it is of faults. */
  static Optional<String> ratio(String measure) {
    int dot = measure.indexOf('.');
    return total(measure).isPresent() && measure.endsWith("faults")
        ? Optional.of(measure.substring(0, dot + 1) + MISS_RATIO)
        : Optional.empty();
  }
}
