package org.faultline.workload.binding;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The keys of an object, each of which must be asked for, or it is unknown. */
public final class Fields {
  private final ConfigNode node;
  private final TreeMap<String, ConfigValue> values = new TreeMap<>();
  private final TreeSet<String> asked = new TreeSet<>();
  private final TreeSet<String> former = new TreeSet<>();
  private boolean complete;

  Fields(ConfigNode node, ConfigObject object) {
    this.node = node;
    values.putAll(object);
    values.values().removeIf(value -> value.valueType() == ConfigValueType.NULL);
  }

  /**
   * The value of {@code key}; where it is missing, a problem and a node that reads as a fallback.
   */
  public ConfigNode required(String key) {
    return optional(key)
        .orElseGet(
            () -> {
              node.problem(node.label() + " lacks the key '" + key + "'");
              return node.missing(key);
            });
  }

  /** The value of {@code key}, if it is there. */
  public Optional<ConfigNode> optional(String key) {
    asked.add(key);
    return Optional.ofNullable(values.get(key)).map(value -> node.child(key, value));
  }

  /** The value of a key that older configs have; no sentence names it among the valid ones. */
  public Optional<ConfigNode> former(String key) {
    former.add(key);
    return Optional.ofNullable(values.get(key)).map(value -> node.child(key, value));
  }

  /** Every key with its value, for a map with names of the user's own; ordered bytewise. */
  public SortedMap<String, ConfigNode> all() {
    SortedMap<String, ConfigNode> nodes = new TreeMap<>();
    for (String key : values.keySet()) {
      nodes.put(key, required(key));
    }
    return nodes;
  }

  /** The keys that are there, ordered bytewise. */
  public List<String> keys() {
    return List.copyOf(values.keySet());
  }

  /** Says that all keys were asked for that may be there. */
  void complete() {
    complete = true;
  }

  /**
   * Records a problem for each key that was never asked for. Where reading ended early, only for
   * those that look like a key that was asked for.
   */
  void refuseUnknown() {
    for (String key : values.keySet()) {
      boolean misspelt = Nearest.of(key, asked).isPresent();
      if (!asked.contains(key) && !former.contains(key) && (complete || misspelt)) {
        ConfigNode unknown = node.child(key, values.get(key));
        unknown.problem(
            "unknown key "
                + unknown.label()
                + Nearest.hint(key, asked)
                + (Nearest.of(key, asked).isPresent() ? " Valid keys: " : "; valid keys: ")
                + String.join(", ", asked));
      }
    }
  }
}
