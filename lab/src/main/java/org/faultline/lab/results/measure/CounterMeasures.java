package org.faultline.lab.results.measure;

import static org.faultline.lab.results.measure.Part.PROCESSES;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.lab.results.summary.Counts;
import org.faultline.lab.results.summary.Processes;
import org.faultline.memory.server.Counter;
import org.jspecify.annotations.Nullable;

/**
 * What the MemoryManager counts of some processes, as rates over the window and, under {@link
 * #TOTAL}, as numbers over the whole run. A counter without a meaning here is listed as one of the
 * others.
 */
final class CounterMeasures {
  static final String TOTAL = "total.";

  private static final String REFERENCES = "references";
  private static final String REFAULTS = "refaults";

  private static final Map<String, Counter> BY_NAME =
      Stream.of(Counter.values())
          .collect(Collectors.toUnmodifiableMap(CounterMeasures::name, counter -> counter));

  static final List<MeasureDefinition<Processes>> ALL = rates();

  private CounterMeasures() {}

  private static List<MeasureDefinition<Processes>> rates() {
    List<MeasureDefinition<Processes>> all = new ArrayList<>();
    all.add(
        MeasureDefinition.<Processes>of(
                PROCESSES,
                REFERENCES,
                Unit.PER_SECOND,
                "references made",
                part -> part.work().perSecond().references())
            .overTime(
                new TimelineColumn(
                    "references_per_s", span -> span.perSecond(row -> row.references()))));
    all.add(shown(Counter.PAGE_FAULTS, "page faults of every kind").inTable("Page Faults"));
    all.add(shown(Counter.HARD_FAULTS, "faults that needed a read").inTable("Hard Faults"));
    all.add(
        MeasureDefinition.of(
            PROCESSES,
            REFAULTS,
            Unit.PER_SECOND,
            "hard faults of pages that were in memory before",
            part -> part.work().perSecond().refaults()));
    all.add(shown(Counter.THRASHING_REFAULTS, "of those: pages that were taken too early"));
    all.add(shown(Counter.TRANSITION_REFAULTS, "of those: pages that left long ago"));
    all.add(
        shown(Counter.DEMAND_ZERO_FAULTS, "faults resolved with a page of zeros")
            .inTable("Demand Zero"));
    all.add(
        shown(Counter.TRANSITION_FAULTS, "faults resolved with a page that had not left memory")
            .inTable("Transition"));
    all.add(rate(Counter.COLLIDED_FAULTS, "faults that joined a read under way"));
    all.add(rate(Counter.WRITE_COPIES, "pages that became a process's own by a write"));
    all.add(rate(Counter.PAGE_READS, "read operations"));
    all.add(shown(Counter.PAGES_INPUT, "pages read"));
    all.add(rate(Counter.PAGE_WRITES, "write operations"));
    all.add(shown(Counter.PAGES_OUTPUT, "pages written"));
    all.add(shown(Counter.EVICTIONS, "pages that left memory"));
    all.add(rate(Counter.PAGE_WAITS, "faults that found no page to take and waited"));
    all.add(rate(Counter.MANAGER_REQUESTS, "requests that the MemoryManager served"));
    for (Counter counter : Counter.values()) {
      if (!counter.isTime() && all.stream().noneMatch(rate -> rate.name().equals(name(counter)))) {
        all.add(rate(counter, null));
      }
    }
    all.add(
        MeasureDefinition.placeholder(
            PROCESSES, "COUNTER", Unit.PER_SECOND, "any other counter of the summary"));
    return all;
  }

  private static MeasureDefinition<Processes> rate(Counter counter, @Nullable String meaning) {
    return MeasureDefinition.of(
        PROCESSES,
        name(counter),
        Unit.PER_SECOND,
        meaning,
        part -> part.work().perSecond().counters().get(counter));
  }

  /** One that the timeline shows too. */
  private static MeasureDefinition<Processes> shown(Counter counter, String meaning) {
    String title = counter.name().toLowerCase(Locale.ROOT) + "_per_s";
    return rate(counter, meaning)
        .overTime(new TimelineColumn(title, span -> span.perSecond(counter)));
  }

  /** Each of {@code rates} as a number over the whole run. */
  static List<MeasureDefinition<Processes>> totals() {
    List<MeasureDefinition<Processes>> all = new ArrayList<>();
    for (MeasureDefinition<Processes> rate : ALL) {
      String meaning = rate.meaning() == null ? null : rate.meaning() + ", over the whole run";
      String name = rate.name();
      all.add(
          MeasureDefinition.of(
              PROCESSES,
              TOTAL + name,
              Unit.COUNT,
              meaning,
              part -> total(part.work().run(), name)));
    }
    return all;
  }

  private static @Nullable Number total(Counts run, String name) {
    if (name.equals(REFERENCES)) {
      return run.references();
    }
    if (name.equals(REFAULTS)) {
      return run.has(Counter.THRASHING_REFAULTS)
          ? run.of(Counter.THRASHING_REFAULTS) + run.of(Counter.TRANSITION_REFAULTS)
          : null;
    }
    Counter counter = BY_NAME.get(name);
    return counter == null ? null : run.counters().get(counter);
  }

  /** Whether {@code name} is of a rate of what the MemoryManager counts. */
  static boolean isOfEvents(String name) {
    Counter counter = BY_NAME.get(name);
    return name.equals(REFAULTS) || counter != null && !counter.isTime();
  }

  /** The name of a counter's measure: {@code page-faults}. */
  static String name(Counter counter) {
    return counter.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
