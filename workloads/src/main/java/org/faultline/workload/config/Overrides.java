package org.faultline.workload.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.faultline.workload.binding.Hocon;
import org.faultline.workload.binding.Nearest;
import org.faultline.workload.binding.Origin;
import org.faultline.workload.binding.Problems;

/**
 * The {@code --set key=value} of a command line, as the layer above all others. A later one wins.
 *
 * <p>Names of the user's own (under {@code vars} and {@code processes}) can only be overridden
 * where the workload has them; that all other keys are known is checked when the config is read.
 */
final class Overrides {
  /** The most overrides of one command line. */
  static final int MAXIMUM = 1_000;

  private record Override(List<String> path, Origin origin) {}

  private final Problems problems;
  private final List<Override> overrides = new ArrayList<>();
  private Config layer = ConfigFactory.empty();

  Overrides(List<String> sets, Problems problems) {
    this.problems = problems;
    if (sets.size() > MAXIMUM) {
      problems.add(
          new Origin("--set", 0),
          "is given " + sets.size() + " times, but may be given at most " + MAXIMUM + " times");
      return;
    }
    sets.forEach(this::add);
  }

  /** The overrides as a config, not yet resolved. */
  Config layer() {
    return layer;
  }

  private void add(String set) {
    Origin origin = new Origin(Origin.SET + set.strip().replaceAll("\\s+", " "), 0);
    int equals = set.indexOf('=');
    if (equals < 1) {
      problems.add(origin, "must be key=value, such as machine.cpus=4");
      return;
    }
    List<String> path;
    try {
      path = ConfigUtil.splitPath(set.substring(0, equals).strip());
    } catch (ConfigException e) {
      problems.add(origin, "'" + set.substring(0, equals).strip() + "' is not a key");
      return;
    }
    if (set.substring(equals + 1).isBlank()) {
      problems.add(origin, "has no value");
      return;
    }
    Config parsed = Hocon.parse("value = " + set.substring(equals + 1), origin.source(), problems);
    ConfigValue value = parsed.root().get("value");
    if (value == null || parsed.root().size() != 1) {
      if (!parsed.isEmpty()) {
        problems.add(origin, "sets more than one key; give each its own --set");
      }
      return;
    }
    overrides.add(new Override(path, origin));
    layer = value.atPath(ConfigUtil.joinPath(path)).withFallback(layer);
  }

  /** Refuses an override of a variable or a group that {@code below} does not have. */
  void checkNames(Config below) {
    ConfigObject root = Hocon.resolveLeniently(below).root();
    for (Override override : overrides) {
      List<String> path = override.path();
      String top = path.get(0);
      if (path.size() < 2 || !(top.equals("vars") || top.equals("processes"))) {
        continue;
      }
      Collection<String> names =
          root.get(top) instanceof ConfigObject object ? new TreeSet<>(object.keySet()) : List.of();
      if (!names.contains(path.get(1))) {
        names.remove("*");
        String key = top + "." + path.get(1);
        problems.add(
            override.origin(),
            "unknown key '"
                + key
                + "'"
                + Nearest.of(path.get(1), names)
                    .map(near -> "; did you mean '" + top + "." + near + "'? The workload has: ")
                    .orElse("; the workload has: ")
                + (names.isEmpty() ? "none" : String.join(", ", names)));
      }
    }
  }
}
