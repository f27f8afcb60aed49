package org.faultline.lab.results.measure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The measures of the MemoryManager, over the window: of all requests and of each kind. */
final class ManagerMeasures {
  private static final String MANAGER = "manager.";
  private static final List<Definition> TIMES = times();
  private static final List<Definition> LOAD =
      List.of(
          Definition.of(
              "utilisation",
              Unit.SHARE,
              "/utilisation",
              "mean busy servers that all CPUs share by servers"),
          Definition.of("queue", Unit.COUNT, "/queue", "mean requests waiting or in service"));

  private ManagerMeasures() {}

  private static List<Definition> times() {
    List<Definition> all = new ArrayList<>();
    all.addAll(Distribution.of("wait", "/wait", "the time before a request's service"));
    all.addAll(Distribution.of("sojourn", "/sojourn", "the time from arrival to its end"));
    return all;
  }

  static void read(JsonNode manager, Map<String, Measure> measures) {
    LOAD.forEach(definition -> definition.read(manager, MANAGER, measures));
    TIMES.forEach(definition -> definition.read(manager, MANAGER, measures));
    for (Map.Entry<String, JsonNode> kind : manager.path("kinds").properties()) {
      String prefix = MANAGER + kind.getKey() + ".";
      TIMES.forEach(definition -> definition.read(kind.getValue(), prefix, measures));
    }
  }

  static List<MeasureKind> catalogue() {
    List<MeasureKind> kinds = new ArrayList<>();
    LOAD.forEach(definition -> kinds.add(definition.kind(MANAGER)));
    TIMES.forEach(definition -> kinds.add(definition.kind(MANAGER)));
    TIMES.forEach(definition -> kinds.add(definition.kind(MANAGER + "KIND.")));
    return kinds;
  }
}
