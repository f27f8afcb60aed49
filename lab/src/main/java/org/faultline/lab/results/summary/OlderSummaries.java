package org.faultline.lab.results.summary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What summaries of older versions lack or say otherwise: lifts their trees to what the records of
 * this version need. The one place that knows the keys of a summary as texts.
 */
final class OlderSummaries {
  /** Schemas of old that are still read. */
  static final List<String> SCHEMAS = List.of("faultline-summary/1");

  private OlderSummaries() {}

  /** The schema that a tree says it has; empty where it says none. */
  static String schema(JsonNode tree) {
    return tree.path("schema").asText();
  }

  /** The tree with all that must not be missing; {@code tree} itself is completed. */
  static JsonNode lift(JsonNode tree) {
    if (tree.path("run") instanceof ObjectNode run && !run.has("deterministic")) {
      run.put("deterministic", false);
    }
    if (tree.path("machine") instanceof ObjectNode machine) {
      for (String count : List.of("ended", "failed")) {
        if (!machine.has(count)) {
          machine.put(count, 0);
        }
      }
      device(machine.path("pagefile").path("device"));
      machine.path("devices").forEach(OlderSummaries::device);
    }
    return tree;
  }

  /** A device of which only the whole run was told has that for its window. */
  private static void device(JsonNode device) {
    if (device instanceof ObjectNode object && !object.has("window")) {
      object.set("window", object.deepCopy());
    }
  }
}
