package org.faultline.lab.studies.design;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.faultline.workload.binding.ConfigNode;
import org.faultline.workload.binding.Fields;
import org.faultline.workload.binding.Nearest;

/** Reads what varies: {@code vary}, {@code zip} and {@code cases}. */
final class FactorBinder {
  /** The name of the factor whose levels are the names in {@code cases}. */
  static final String CASE = "case";

  private static final int MOST_ZIPPED = 100;

  private final UnaryOperator<String> rename;

  /** A key that varies, where that is said, and its levels. */
  private record VariedKey(String key, ConfigNode node, List<Setting> levels) {}

  /**
   * @param rename what a key of the workload is called instead
   */
  FactorBinder(UnaryOperator<String> rename) {
    this.rename = rename;
  }

  /** The dimensions, ordered by the names of their first factors. */
  List<Dimension> dimensions(Fields fields) {
    Map<String, VariedKey> varied = new LinkedHashMap<>();
    Optional<ConfigNode> vary = fields.optional("vary");
    if (vary.isPresent()) {
      ConfigLeaves.of(vary.get(), Range::isObject, rename)
          .forEach((key, node) -> varied.put(key, new VariedKey(key, node, levels(key, node))));
    }
    List<Dimension> dimensions = new ArrayList<>();
    for (List<VariedKey> together : zipped(fields.optional("zip"), varied)) {
      dimensions.add(zip(together));
      together.forEach(each -> varied.remove(each.key()));
    }
    for (VariedKey each : varied.values()) {
      refuseTwice(each.node(), each.levels());
      dimensions.add(zip(List.of(each)));
    }
    fields.optional("cases").map(this::cases).ifPresent(dimensions::add);
    dimensions.removeIf(dimension -> dimension.levels().isEmpty());
    dimensions.sort(Comparator.comparing(Dimension::name));
    return dimensions;
  }

  private static List<Setting> levels(String key, ConfigNode node) {
    if (node.isEmptyList()) {
      node.wrong("has no levels; give at least one");
      return List.of();
    }
    if (node.isList()) {
      return node.items(Range.MOST).stream().map(item -> Setting.of(key, item)).toList();
    }
    return Range.levels(node).stream().map(text -> Setting.of(key, text, node.origin())).toList();
  }

  private static void refuseTwice(ConfigNode node, List<Setting> levels) {
    Set<String> seen = new HashSet<>();
    for (Setting level : levels) {
      if (!seen.add(level.label())) {
        node.wrong("has the level '" + level.label() + "' twice");
        return;
      }
    }
  }

  private List<List<VariedKey>> zipped(Optional<ConfigNode> zip, Map<String, VariedKey> varied) {
    List<List<VariedKey>> groups = new ArrayList<>();
    Set<String> used = new HashSet<>();
    for (ConfigNode group : zip.map(node -> node.items(MOST_ZIPPED)).orElse(List.of())) {
      List<VariedKey> together = new ArrayList<>();
      for (ConfigNode item : group.items(MOST_ZIPPED)) {
        String key = rename.apply(item.text());
        VariedKey one = varied.get(key);
        if (one == null) {
          item.wrong("is '" + key + "', which does not vary" + hint(key, varied.keySet()));
        } else if (!used.add(key)) {
          item.wrong("is '" + key + "', which is zipped already");
        } else {
          together.add(one);
        }
      }
      Set<Integer> sizes = new HashSet<>();
      together.forEach(each -> sizes.add(each.levels().size()));
      if (together.isEmpty() || sizes.size() > 1) {
        group.wrong(
            together.isEmpty() ? "names no key" : "zips keys with different numbers of levels");
      } else {
        groups.add(together);
      }
    }
    return groups;
  }

  private static Dimension zip(List<VariedKey> together) {
    List<Level> levels = new ArrayList<>();
    for (int i = 0; i < together.get(0).levels().size(); i++) {
      SortedMap<String, String> labels = new TreeMap<>();
      List<Setting> settings = new ArrayList<>();
      for (VariedKey each : together) {
        Setting setting = each.levels().get(i);
        labels.put(each.key(), setting.label());
        settings.add(setting);
      }
      levels.add(new Level(labels, settings));
    }
    return new Dimension(levels);
  }

  private Dimension cases(ConfigNode node) {
    SortedMap<String, ConfigNode> named = node.object(Fields::all);
    List<Level> levels = new ArrayList<>();
    if (named != null) {
      List<Map.Entry<String, ConfigNode>> inOrder = new ArrayList<>(named.entrySet());
      inOrder.sort(Comparator.comparingInt(entry -> entry.getValue().origin().line()));
      for (Map.Entry<String, ConfigNode> entry : inOrder) {
        List<Setting> settings = new ArrayList<>();
        ConfigLeaves.of(entry.getValue(), object -> false, rename)
            .forEach((key, value) -> settings.add(Setting.of(key, value)));
        levels.add(new Level(new TreeMap<>(Map.of(CASE, entry.getKey())), settings));
      }
    }
    return new Dimension(levels);
  }

  static String hint(String word, Collection<String> candidates) {
    String near = Nearest.hint(word, candidates);
    return near
        + (near.isEmpty() ? "; valid: " : " Valid: ")
        + (candidates.isEmpty() ? "none" : String.join(", ", candidates));
  }
}
