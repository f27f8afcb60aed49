package org.faultline.lab.studies.design;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.faultline.workload.binding.ConfigNode;
import org.jspecify.annotations.Nullable;

/** Reads which levels the others are compared with. */
final class BaselineBinder {
  private final List<Dimension> dimensions;
  private final List<Factor> factors;
  private final UnaryOperator<String> rename;

  BaselineBinder(List<Dimension> dimensions, List<Factor> factors, UnaryOperator<String> rename) {
    this.dimensions = dimensions;
    this.factors = factors;
    this.rename = rename;
  }

  /**
   * The level of each factor that {@code baseline} names, and of those that are zipped with it;
   * empty where there is none, absent where it has mistakes.
   */
  @Nullable SortedMap<String, String> levels(Optional<ConfigNode> baseline) {
    SortedMap<String, String> levels = new TreeMap<>();
    if (baseline.isEmpty()) {
      return levels;
    }
    ConfigNode node = baseline.get();
    Map<String, ConfigNode> named = ConfigLeaves.of(node, object -> isFactor(object, node), rename);
    named.forEach(
        (name, value) -> {
          String label = Setting.of(name, value).label();
          Factor factor =
              factors.stream().filter(f -> f.name().equals(name)).findFirst().orElse(null);
          if (factor == null) {
            value.wrong(
                "is not a factor"
                    + FactorBinder.hint(name, factors.stream().map(Factor::name).toList()));
          } else if (!factor.levels().contains(label)) {
            value.wrong(
                "is '"
                    + label
                    + "', which is not a level"
                    + FactorBinder.hint(label, factor.levels()));
          } else {
            levels.putAll(withZipped(name, label));
          }
        });
    return named.isEmpty() ? null : levels;
  }

  /** Whether an object is the level of a factor rather than a step on the way to one. */
  private boolean isFactor(ConfigNode object, ConfigNode baseline) {
    String path = rename.apply(object.path().substring(baseline.path().length() + 1));
    return factors.stream().anyMatch(factor -> factor.name().equals(path));
  }

  private SortedMap<String, String> withZipped(String name, String label) {
    for (Dimension dimension : dimensions) {
      for (Level level : dimension.levels()) {
        if (label.equals(level.labels().get(name))) {
          return level.labels();
        }
      }
    }
    throw new AssertionError("no level " + label + " of " + name);
  }
}
