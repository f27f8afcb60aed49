package org.faultline.lab.results.measure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.faultline.lab.results.number.Exact;
import org.faultline.lab.results.summary.Processes;
import org.faultline.lab.results.summary.RunSummary;
import org.faultline.memory.plugin.Providers;
import org.faultline.memory.server.Counter;

/**
 * All measures that there are. Who shows, lists or asks for measures asks here, so that a measure
 * that is declared is everywhere.
 */
public final class MeasureRegistry {
  private final List<MeasureDefinition<?>> definitions;

  private MeasureRegistry(List<MeasureDefinition<?>> definitions) {
    this.definitions = List.copyOf(definitions);
  }

  /** Those of Faultline, and then those of plugins. */
  public static MeasureRegistry installed() {
    List<MeasureDefinition<?>> all = new ArrayList<>();
    all.addAll(ProcessMeasures.ALL);
    all.addAll(SharingMeasures.PROCESSES);
    all.addAll(RequestMeasures.ALL);
    all.addAll(WorkMeasures.ALL);
    all.addAll(CounterMeasures.ALL);
    all.addAll(TimeMeasures.ALL);
    all.addAll(MachineMeasures.ALL);
    all.addAll(SharingMeasures.MACHINE);
    all.addAll(DeviceMeasures.ALL);
    all.addAll(ManagerMeasures.ALL);
    for (MeasureSource source : Providers.load(MeasureSource.class)) {
      all.addAll(source.measures());
    }
    return new MeasureRegistry(all);
  }

  /** All of them, in the order in which they are listed. */
  public List<MeasureDefinition<?>> definitions() {
    return definitions;
  }

  /**
   * The measure of that name.
   *
   * @param part the part that has it
   * @param name within the part
   */
  public <P> MeasureDefinition<P> get(Part<P> part, String name) {
    for (MeasureDefinition<P> definition : of(part)) {
      if (definition.name().equals(name)) {
        return definition;
      }
    }
    throw new IllegalArgumentException("no measure " + part.patterns().get(0) + name);
  }

  /** The rate of what {@code counter} counts. */
  public MeasureDefinition<Processes> rate(Counter counter) {
    return get(Part.PROCESSES, CounterMeasures.name(counter));
  }

  /** All of one part. */
  @SuppressWarnings("unchecked")
  public <P> List<MeasureDefinition<P>> of(Part<P> part) {
    return definitions.stream()
        .filter(definition -> definition.part().equals(part))
        .map(definition -> (MeasureDefinition<P>) definition)
        .toList();
  }

  /** Every kind of measure that a run may have. */
  public List<MeasureKind> catalogue() {
    List<MeasureKind> kinds = new ArrayList<>();
    int end;
    for (int start = 0; start < definitions.size(); start = end) {
      Part<?> part = definitions.get(start).part();
      end = start + 1;
      while (end < definitions.size() && definitions.get(end).part().equals(part)) {
        end++;
      }
      for (String pattern : part.patterns()) {
        definitions.subList(start, end).stream()
            .map(definition -> definition.kind(pattern))
            .filter(Objects::nonNull)
            .forEach(kinds::add);
      }
    }
    return kinds;
  }

  /** The measures that a run has, by name; where two parts have the same, the later one's. */
  public SortedMap<String, Measure> of(RunSummary run) {
    return of(run, definition -> true);
  }

  /** {@code run} with those that {@code summary.json} keeps under their names. */
  public RunSummary keep(RunSummary run) {
    SortedMap<String, BigDecimal> kept = new TreeMap<>();
    of(run, MeasureDefinition::isStored)
        .forEach((name, measure) -> kept.put(name, Exact.decimal(measure.value())));
    return run.keeping(kept);
  }

  private SortedMap<String, Measure> of(RunSummary run, Predicate<MeasureDefinition<?>> which) {
    SortedMap<String, Measure> measures = new TreeMap<>();
    definitions.stream().filter(which).forEach(definition -> add(definition, run, measures));
    return measures;
  }

  private static <P> void add(
      MeasureDefinition<P> definition, RunSummary run, SortedMap<String, Measure> measures) {
    definition
        .part()
        .in()
        .apply(run)
        .forEach(
            (prefix, part) -> {
              Measure measure = definition.of(run, part);
              if (measure != null) {
                measures.put(prefix + definition.name(), measure);
              }
            });
  }
}
