package org.faultline.lab.results.measure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The measures of CPUs, memory and commit, and of who is held up by what. */
final class MachineMeasures {
  private static final List<Definition> DEFINITIONS = definitions();
  private static final MeasureKind COMMIT_SHARE =
      new MeasureKind("commit.share", Unit.SHARE, "commit charge as a part of its limit");

  private MachineMeasures() {}

  private static List<Definition> definitions() {
    List<Definition> all = new ArrayList<>();
    all.add(
        Definition.of("cpu.utilisation", Unit.SHARE, "/cpu/utilisation", "of all simulated CPUs"));
    all.add(
        Definition.of(
            "active", Unit.COUNT, "/loadControl/active", "processes not suspended, on average"));
    bytes(all, "memory.available", "/physicalMemory/availableBytes", "zeroed, free and standby");
    bytes(all, "memory.modified", "/physicalMemory/modifiedBytes", "modified pages");
    bytes(all, "memory.standby", "/physicalMemory/standbyBytes", "standby pages");
    bytes(all, "commit.charge", "/commit/committedBytes", "what is committed");
    bytes(all, "commit.limit", "/commit/commitLimit", "what can be committed");
    bytes(all, "commit.peak", "/commit/peakCommittedBytes", "highest charge of the run");
    for (String resource : List.of("cpu", "memory", "io")) {
      share(all, "psi." + resource + ".some", "somebody was held up by it");
      share(all, "psi." + resource + ".full", "all that could have run were held up by it");
    }
    share(all, "thrashing.some", "somebody waited for a page taken too early, or for any page");
    share(all, "thrashing.full", "all that could have run did");
    all.add(
        Definition.of(
            "thrashing.onset", Unit.SECONDS, "/thrashing/sinceNanos", "when thrashing began"));
    all.add(
        Definition.of(
            "fairness", Unit.SHARE, "/fairness/references", "Jain's index of references a second"));
    all.add(
        Definition.of(
            "fairness.requests",
            Unit.SHARE,
            "/fairness/requests",
            "Jain's index of requests a second, where every process serves"));
    all.add(
        Definition.of(
            "fairness.slowdowns",
            Unit.SHARE,
            "/fairness/slowdowns",
            "Jain's index of progress against running alone, with --slowdown"));
    return all;
  }

  private static void bytes(List<Definition> all, String name, String pointer, String meaning) {
    all.add(Definition.of(name, Unit.BYTES, pointer, meaning));
  }

  private static void share(List<Definition> all, String name, String meaning) {
    String text = "weighted part of the time in which " + meaning;
    all.add(Definition.of(name, Unit.SHARE, "/" + name.replace('.', '/'), text));
  }

  static void read(JsonNode machine, Map<String, Measure> measures) {
    DEFINITIONS.forEach(definition -> definition.read(machine, "", measures));
    double limit = machine.at("/commit/commitLimit").asDouble();
    if (limit > 0) {
      double charge = machine.at("/commit/committedBytes").asDouble();
      measures.put(COMMIT_SHARE.pattern(), new Measure(charge / limit, Unit.SHARE));
    }
  }

  static List<MeasureKind> catalogue() {
    List<MeasureKind> kinds = new ArrayList<>();
    DEFINITIONS.forEach(definition -> kinds.add(definition.kind("")));
    kinds.add(COMMIT_SHARE);
    return kinds;
  }
}
