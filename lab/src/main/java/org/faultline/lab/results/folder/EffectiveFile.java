package org.faultline.lab.results.folder;

import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The effective config as a workload that can be run. */
public final class EffectiveFile {
  private static final ConfigRenderOptions PLAIN =
      ConfigRenderOptions.defaults().setOriginComments(false).setJson(false);

  private EffectiveFile() {}

  /**
   * The config as HOCON.
   *
   * @param tree the canonical config
   * @param inputs where the inputs that it names lie, by their paths there
   * @param from the folder in which the file will lie: paths start there where they can
   */
  public static String text(Map<String, Object> tree, Map<String, Path> inputs, Path from) {
    Map<String, Object> moved =
        map(
            tree,
            text -> {
              Path input = inputs.get(inputOf(text));
              return input == null ? text : path(from, input);
            });
    return "# All that a run used; paths start in this folder.\n"
        + ConfigValueFactory.fromMap(moved).render(PLAIN);
  }

  /** The path under which an input that a config names by {@code text} is listed. */
  public static String inputOf(String text) {
    try {
      return Path.of(text).normalize().toString().replace('\\', '/');
    } catch (InvalidPathException e) {
      return text;
    }
  }

  private static String path(Path from, Path file) {
    Path target = file.toAbsolutePath().normalize();
    try {
      return from.toAbsolutePath().normalize().relativize(target).toString().replace('\\', '/');
    } catch (IllegalArgumentException anotherRoot) {
      return target.toString();
    }
  }

  private static Map<String, Object> map(Map<?, ?> map, UnaryOperator<String> paths) {
    Map<String, Object> result = new LinkedHashMap<>();
    map.forEach((key, value) -> result.put(String.valueOf(key), value(value, paths)));
    return result;
  }

  private static Object value(Object value, UnaryOperator<String> paths) {
    if (value instanceof Map<?, ?> map) {
      return map(map, paths);
    }
    if (value instanceof List<?> items) {
      return items.stream().map(item -> value(item, paths)).toList();
    }
    return value instanceof String text ? paths.apply(text) : value;
  }
}
