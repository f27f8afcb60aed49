package org.faultline.workload.config;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.faultline.workload.binding.ConfigNode;
import org.faultline.workload.binding.Origin;

/** The config that a run uses, after all layers, overrides and substitutions. */
public final class Effective {
  /**
   * One value.
   *
   * @param path the path of its key, such as {@code machine.cpus}
   * @param value as written
   * @param origin where: {@code laptop.conf:3}, {@code profile config/profiles/laptop.conf:3},
   *     {@code default config/reference.conf:9} or {@code --set machine.cpus=4}
   */
  public record Entry(String path, String value, String origin) {}

  private final List<Entry> entries = new ArrayList<>();
  private final SortedMap<String, Object> tree;

  /**
   * @param root the resolved config
   * @param name turns the place of a value into its name in a listing
   * @param paths turns an absolute path into one relative to the config; leaves other texts alone
   */
  Effective(ConfigObject root, Function<Origin, String> name, UnaryOperator<String> paths) {
    list("", root, name);
    this.tree = object(root, paths);
  }

  /** Every value, ordered by the bytes of its path. */
  public List<Entry> entries() {
    return Collections.unmodifiableList(entries);
  }

  /**
   * The config as nested maps ordered by key, lists, texts, numbers and truth values: the same for
   * the same config wherever it lies. It holds no absolute path and no origin.
   */
  public SortedMap<String, Object> tree() {
    return tree;
  }

  /** One line for each value: {@code path = value # origin}. */
  public String render() {
    int width = 0;
    for (Entry entry : entries) {
      width = Math.max(width, Math.min(60, entry.path().length() + entry.value().length() + 3));
    }
    StringBuilder out = new StringBuilder();
    for (Entry entry : entries) {
      String text = entry.path() + " = " + entry.value();
      out.append(text).append(" ".repeat(Math.max(0, width - text.length())));
      out.append("   # ").append(entry.origin()).append('\n');
    }
    return out.toString();
  }

  private void list(String path, ConfigValue value, Function<Origin, String> name) {
    if (value instanceof ConfigObject object && !object.isEmpty()) {
      for (Map.Entry<String, ConfigValue> child : new TreeMap<>(object).entrySet()) {
        list(ConfigNode.join(path, child.getKey()), child.getValue(), name);
      }
    } else if (value instanceof ConfigList items && !items.isEmpty()) {
      for (int i = 0; i < items.size(); i++) {
        list(path + "[" + i + "]", items.get(i), name);
      }
    } else if (value.valueType() != ConfigValueType.NULL) {
      entries.add(new Entry(path, text(value), name.apply(Origin.of(value.origin()))));
    }
  }

  private static String text(ConfigValue value) {
    if (value instanceof ConfigObject) {
      return "{}";
    }
    return value instanceof ConfigList ? "[]" : value.atKey("v").getString("v");
  }

  private static SortedMap<String, Object> object(
      ConfigObject object, UnaryOperator<String> paths) {
    SortedMap<String, Object> map = new TreeMap<>();
    object.forEach(
        (key, value) -> {
          if (value.valueType() != ConfigValueType.NULL) {
            map.put(key, plain(value, paths));
          }
        });
    return Collections.unmodifiableSortedMap(map);
  }

  private static Object plain(ConfigValue value, UnaryOperator<String> paths) {
    if (value instanceof ConfigObject object) {
      return object(object, paths);
    }
    if (value instanceof ConfigList items) {
      return items.stream().map(item -> plain(item, paths)).toList();
    }
    Object unwrapped = value.unwrapped();
    return unwrapped instanceof String text ? paths.apply(text) : unwrapped;
  }
}
