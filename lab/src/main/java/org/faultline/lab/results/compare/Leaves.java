package org.faultline.lab.results.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.results.summary.RunSummary;

/** The values of a tree, each as text by where it stands: {@code groups[0].name}. */
public final class Leaves {
  private Leaves() {}

  /**
   * All values of a tree.
   *
   * @param at where the tree stands; empty for nowhere
   */
  static SortedMap<String, String> of(String at, JsonNode tree) {
    SortedMap<String, String> leaves = new TreeMap<>();
    collect(at, tree, leaves);
    return leaves;
  }

  private static void collect(String at, JsonNode node, Map<String, String> leaves) {
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        String name = field.getKey();
        collect(at.isEmpty() ? name : at + "." + name, field.getValue(), leaves);
      }
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(at + "[" + i + "]", node.get(i), leaves);
      }
    } else {
      leaves.put(at, node.asText());
    }
  }

  /**
   * The first figures in which two summaries differ.
   *
   * @param most how many are told at most
   */
  public static List<String> firstDifferences(RunSummary a, RunSummary b, int most) {
    List<String> differences = new ArrayList<>();
    SortedMap<String, String> before = figures(a);
    SortedMap<String, String> after = figures(b);
    for (Map.Entry<String, String> figure : before.entrySet()) {
      String other = after.getOrDefault(figure.getKey(), "(none)");
      if (!figure.getValue().equals(other) && differences.size() < most) {
        differences.add("%s: %s, now %s".formatted(figure.getKey(), figure.getValue(), other));
      }
    }
    return differences;
  }

  private static SortedMap<String, String> figures(RunSummary summary) {
    SortedMap<String, String> figures = new TreeMap<>();
    collect("run", Json.tree(summary.run()), figures);
    collect("machine", Json.tree(summary.machine()), figures);
    collect("groups", Json.tree(summary.groups()), figures);
    collect("processes", Json.tree(summary.processes()), figures);
    collect("identities", Json.tree(summary.identities()), figures);
    return figures;
  }
}
