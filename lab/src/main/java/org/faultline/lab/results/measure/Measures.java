package org.faultline.lab.results.measure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.faultline.lab.results.account.TimeAccount;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.results.summary.RunSummary;
import org.faultline.workload.binding.Nearest;

/**
 * The measures of a run, read from its summary by name: {@code web.page.latency.p99}, {@code
 * machine.hard-faults}, {@code psi.memory.full}.
 *
 * <p>Rates, shares and percentiles are over the measured window, amounts are those at its end
 * unless their meaning says otherwise. Values are in seconds, bytes, a second, and shares from 0 to
 * 1. Where a group has the name of another part, the machine's measures win.
 */
public final class Measures {
  private static final String MACHINE = "machine.";
  private static final String GROUP = "GROUP.";
  private static final String REQUEST = "REQUEST.";
  private static final String CALL = "calls.";

  /** Of a group, and with the prefix {@code machine} of all processes. */
  private static final List<Definition> PROCESSES =
      List.of(
          Definition.of(
              "throughput", Unit.PER_SECOND, "/requestsPerSecond", "requests finished, all kinds"),
          Definition.of("working-set", Unit.BYTES, "/memory/workingSetBytes", "resident bytes"),
          Definition.of(
              "peak-working-set",
              Unit.BYTES,
              "/memory/peakWorkingSetBytes",
              "most resident bytes at a time, over the whole run"),
          Definition.of(
              "private-bytes",
              Unit.BYTES,
              "/memory/privateBytes",
              "committed bytes: Task Manager's Commit size"),
          Definition.of(
              "failed", Unit.COUNT, "/failed", "processes that failed, over the whole run"),
          Definition.of(
              "slowdown", Unit.COUNT, "/slowdown", "how much slower than alone, with --slowdown"),
          Definition.of(
              "fairness",
              Unit.SHARE,
              "/fairness/references",
              "Jain's index of its processes' references a second"));

  private static final MeasureKind LIFETIME =
      new MeasureKind("lifetime", Unit.COUNT, "references from one page fault to the next");

  private static final List<Definition> REQUESTS = requests();

  /** Of the system calls of one kind. */
  private static final List<Definition> CALLS = calls();

  private Measures() {}

  private static List<Definition> requests() {
    List<Definition> all = new ArrayList<>();
    all.add(Definition.of("throughput", Unit.PER_SECOND, "/perSecond", "such requests finished"));
    all.add(
        Definition.of(
            "arrivals",
            Unit.PER_SECOND,
            "/arrivals/perSecond",
            "such requests that came by themselves"));
    all.add(
        Definition.of(
            "waiting",
            Unit.COUNT,
            "/arrivals/waitingAtEnd",
            "of those: not begun at the end of the run"));
    all.addAll(Distribution.of("latency", "/latency", "their latency, from arrival to end"));
    all.addAll(
        Distribution.of(
            "corrected-latency",
            "/correctedLatency",
            "it in a closed loop, corrected for requests not made meanwhile"));
    return all;
  }

  private static List<Definition> calls() {
    List<Definition> all = new ArrayList<>();
    all.add(Definition.of("count", Unit.COUNT, "/time/count", "such calls that ended"));
    all.add(Definition.of("throughput", Unit.PER_SECOND, "/perSecond", "such calls that ended"));
    String time = "the time from a call until its program goes on, all waits included";
    all.addAll(Distribution.of("time", "/time", time));
    return all;
  }

  /** The measures that {@code summary} holds, by name. */
  public static SortedMap<String, Measure> of(RunSummary run) {
    JsonNode summary = Json.tree(run);
    SortedMap<String, Measure> measures = new TreeMap<>();
    for (JsonNode group : summary.path("groups")) {
      String prefix = group.path("name").asText() + ".";
      processes(group, prefix, measures);
      double elapsed = group.path("meanElapsedNanos").asDouble();
      WorkMeasures.read(group, group.path("count").asLong(), elapsed, prefix, measures);
    }
    run.groups()
        .forEach(
            group -> Family.causes(TimeAccount.of(group.work()), group.name() + ".", measures));
    Family.causes(TimeAccount.of(run.machine().work()), MACHINE, measures);
    JsonNode machine = summary.path("machine");
    processes(machine, MACHINE, measures);
    double end = summary.at("/run/endNanos").asDouble();
    WorkMeasures.read(machine, machine.path("processes").asLong(), end, MACHINE, measures);
    MachineMeasures.read(machine, measures);
    DeviceMeasures.read(machine, measures);
    ManagerMeasures.read(machine.path("memoryManager"), measures);
    return measures;
  }

  private static void processes(JsonNode part, String prefix, SortedMap<String, Measure> measures) {
    Family.rates(part.path("perSecond"), prefix, measures);
    Family.times(part.path("windowTimes"), prefix, measures);

    PROCESSES.forEach(definition -> definition.read(part, prefix, measures));
    double faults = part.at("/perSecond/pageFaults").asDouble();
    if (faults > 0) {
      double references = part.at("/perSecond/references").asDouble();
      measures.put(prefix + LIFETIME.pattern(), new Measure(references / faults, Unit.COUNT));
    }
    for (JsonNode request : part.path("requests")) {
      String name = prefix + request.path("name").asText() + ".";
      REQUESTS.forEach(definition -> definition.read(request, name, measures));
    }
    for (JsonNode call : part.path("calls")) {
      String name = prefix + CALL + call.path("name").asText() + ".";
      CALLS.forEach(definition -> definition.read(call, name, measures));
    }
  }

  /**
   * The measure of that name.
   *
   * @throws IllegalArgumentException where there is none; the message is a sentence with the
   *     nearest name
   */
  public static Measure require(SortedMap<String, Measure> measures, String name) {
    Measure measure = measures.get(name);
    if (measure == null) {
      throw new IllegalArgumentException(
          "this run has no measure '" + name + "'" + Nearest.hint(name, measures.keySet()));
    }
    return measure;
  }

  /**
   * The measure by work that says what {@code measure} says a second: its number over the run where
   * all runs do the same work to its end, else the miss ratio of a rate of faults.
   *
   * @param whole whether all runs do the same work
   * @return empty where {@code measure} is no rate that a longer run makes smaller
   */
  public static Optional<String> byWork(String measure, boolean whole) {
    return whole ? WorkMeasures.total(measure) : WorkMeasures.ratio(measure);
  }

  /** What replays are compared by where nothing else is asked. */
  public static List<String> ofReplays() {
    return List.of(
        MACHINE + "miss-ratio",
        MACHINE + "total.page-faults",
        MACHINE + "total.pages-output",
        MACHINE + "elapsed");
  }

  /** Every kind of measure that a run may have; all of {@code GROUP} also of {@code machine}. */
  public static List<MeasureKind> catalogue() {
    List<MeasureKind> kinds = new ArrayList<>();
    PROCESSES.forEach(definition -> kinds.add(definition.kind(GROUP)));
    kinds.add(new MeasureKind(GROUP + LIFETIME.pattern(), LIFETIME.unit(), LIFETIME.meaning()));
    REQUESTS.forEach(definition -> kinds.add(definition.kind(GROUP + REQUEST)));
    CALLS.forEach(definition -> kinds.add(definition.kind(GROUP + CALL + "CALL.")));
    for (List<MeasureKind> family :
        List.of(WorkMeasures.catalogue(), Family.COUNTERS, Family.TIMES, Family.CAUSES)) {
      family.forEach(
          kind -> kinds.add(new MeasureKind(GROUP + kind.pattern(), kind.unit(), kind.meaning())));
    }
    kinds.addAll(MachineMeasures.catalogue());
    kinds.addAll(DeviceMeasures.catalogue());
    kinds.addAll(ManagerMeasures.catalogue());
    return kinds;
  }
}
