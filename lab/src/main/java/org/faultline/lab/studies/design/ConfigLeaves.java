package org.faultline.lab.studies.design;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.faultline.workload.binding.ConfigNode;
import org.faultline.workload.binding.Fields;

/** The values of an object whose keys are the keys of a workload, however deep they stand. */
final class ConfigLeaves {
  private final Predicate<ConfigNode> leaf;
  private final UnaryOperator<String> rename;
  private final Map<String, ConfigNode> found = new LinkedHashMap<>();

  private ConfigLeaves(Predicate<ConfigNode> leaf, UnaryOperator<String> rename) {
    this.leaf = leaf;
    this.rename = rename;
  }

  /**
   * The values by the paths of their keys below {@code node}.
   *
   * @param leaf which objects are values themselves; whatever is no object is one
   * @param rename what a path is called instead
   */
  static Map<String, ConfigNode> of(
      ConfigNode node, Predicate<ConfigNode> leaf, UnaryOperator<String> rename) {
    ConfigLeaves leaves = new ConfigLeaves(leaf, rename);
    leaves.walk("", node);
    return leaves.found;
  }

  private void walk(String path, ConfigNode node) {
    SortedMap<String, ConfigNode> children = node.object(Fields::all);
    if (children == null) {
      return;
    }
    children.forEach(
        (key, child) -> {
          String name = ConfigNode.join(path, key);
          if (child.isObject() && !leaf.test(child)) {
            walk(name, child);
          } else {
            found.put(rename.apply(name), child);
          }
        });
  }
}
