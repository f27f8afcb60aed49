package org.faultline.lab.measure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.faultline.lab.account.TimeAccount;
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
          Definition.of("private-bytes", Unit.BYTES, "/memory/privateBytes", "committed bytes"),
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

  /** The measures that {@code summary} holds, by name. */
  public static SortedMap<String, Measure> of(JsonNode summary) {
    SortedMap<String, Measure> measures = new TreeMap<>();
    for (JsonNode group : summary.path("groups")) {
      processes(group, group.path("name").asText() + ".", measures);
    }
    JsonNode machine = summary.path("machine");
    processes(machine, MACHINE, measures);
    MachineMeasures.read(machine, measures);
    DeviceMeasures.read(machine, measures);
    ManagerMeasures.read(machine.path("memoryManager"), measures);
    return measures;
  }

  private static void processes(JsonNode part, String prefix, SortedMap<String, Measure> measures) {
    Family.rates(part.path("perSecond"), prefix, measures);
    Family.times(part.path("windowTimes"), prefix, measures);
    Family.causes(TimeAccount.of(part), prefix, measures);
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

  /** Every kind of measure that a run may have; all of {@code GROUP} also of {@code machine}. */
  public static List<MeasureKind> catalogue() {
    List<MeasureKind> kinds = new ArrayList<>();
    PROCESSES.forEach(definition -> kinds.add(definition.kind(GROUP)));
    kinds.add(new MeasureKind(GROUP + LIFETIME.pattern(), LIFETIME.unit(), LIFETIME.meaning()));
    REQUESTS.forEach(definition -> kinds.add(definition.kind(GROUP + REQUEST)));
    for (List<MeasureKind> family : List.of(Family.COUNTERS, Family.TIMES, Family.CAUSES)) {
      family.forEach(
          kind -> kinds.add(new MeasureKind(GROUP + kind.pattern(), kind.unit(), kind.meaning())));
    }
    kinds.addAll(MachineMeasures.catalogue());
    kinds.addAll(DeviceMeasures.catalogue());
    kinds.addAll(ManagerMeasures.catalogue());
    return kinds;
  }
}
