package org.faultline.lab.measure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
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
              "sum of the processes' peaks, over the whole run"),
          Definition.of("private-bytes", Unit.BYTES, "/memory/privateBytes", "committed bytes"));

  private static final List<Definition> REQUESTS = requests();

  private static final List<Definition> PARTS = parts();

  private Measures() {}

  private static List<Definition> requests() {
    List<Definition> all = new ArrayList<>();
    all.add(Definition.of("throughput", Unit.PER_SECOND, "/perSecond", "such requests finished"));
    all.addAll(Distribution.of("latency", "/latency", "their latency, from arrival to end"));
    return all;
  }

  private static List<Definition> parts() {
    List<Definition> all = new ArrayList<>();
    all.add(
        Definition.of(
            "cpu.utilisation", Unit.SHARE, "/machine/cpu/utilisation", "of all simulated CPUs"));
    all.add(
        Definition.of(
            "active",
            Unit.COUNT,
            "/machine/loadControl/active",
            "processes not suspended, on average"));
    String memory = "/machine/physicalMemory/";
    all.add(Definition.of("memory.available", Unit.BYTES, memory + "availableBytes", "Available"));
    all.add(
        Definition.of("memory.modified", Unit.BYTES, memory + "modifiedBytes", "modified list"));
    all.add(Definition.of("memory.standby", Unit.BYTES, memory + "standbyBytes", "standby lists"));
    String commit = "/machine/commit/";
    all.add(Definition.of("commit.charge", Unit.BYTES, commit + "committedBytes", "commit charge"));
    all.add(Definition.of("commit.limit", Unit.BYTES, commit + "commitLimit", "its limit"));
    all.add(
        Definition.of(
            "commit.peak", Unit.BYTES, commit + "peakCommittedBytes", "highest charge of the run"));
    all.addAll(device("pagefile", "/machine/pagefile/device"));
    String manager = "/machine/memoryManager";
    all.add(
        Definition.of(
            "manager.utilisation", Unit.SHARE, manager + "/utilisation", "of the MemoryManager"));
    all.addAll(Distribution.of("manager.wait", manager + "/wait", "waits for the MemoryManager"));
    all.addAll(Distribution.of("manager.sojourn", manager + "/sojourn", "waits there and service"));
    return all;
  }

  private static List<Definition> device(String name, String pointer) {
    List<Definition> all = new ArrayList<>();
    all.add(
        Definition.of(
            name + ".utilisation", Unit.SHARE, pointer + "/utilisation", "time with a transfer"));
    all.addAll(Distribution.of(name + ".wait", pointer + "/wait", "waits for the device"));
    all.addAll(Distribution.of(name + ".service", pointer + "/service", "service in the device"));
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
    PARTS.forEach(part -> part.read(summary, "", measures));
    double limit = machine.at("/commit/commitLimit").asDouble();
    if (limit > 0) {
      double charge = machine.at("/commit/committedBytes").asDouble();
      measures.put("commit.share", new Measure(charge / limit, Unit.SHARE));
    }
    return measures;
  }

  private static void processes(JsonNode part, String prefix, SortedMap<String, Measure> measures) {
    Family.rates(part.path("perSecond"), prefix, measures);
    Family.times(part.path("windowTimes"), prefix, measures);
    PROCESSES.forEach(definition -> definition.read(part, prefix, measures));
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
    REQUESTS.forEach(definition -> kinds.add(definition.kind(GROUP + REQUEST)));
    for (List<MeasureKind> family : List.of(Family.COUNTERS, Family.TIMES)) {
      family.forEach(
          kind -> kinds.add(new MeasureKind(GROUP + kind.pattern(), kind.unit(), kind.meaning())));
    }
    PARTS.forEach(definition -> kinds.add(definition.kind("")));
    kinds.add(new MeasureKind("commit.share", Unit.SHARE, "commit charge of its limit"));
    return kinds;
  }
}
