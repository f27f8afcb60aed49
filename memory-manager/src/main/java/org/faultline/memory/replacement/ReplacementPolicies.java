package org.faultline.memory.replacement;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The policies that are installed, by name. */
public final class ReplacementPolicies {
  private final NavigableMap<String, PolicyKind> kinds = new TreeMap<>();

  private ReplacementPolicies() {
    for (PolicyKind kind : ServiceLoader.load(PolicyKind.class)) {
      PolicyKind other = kinds.putIfAbsent(kind.name(), kind);
      if (other != null) {
        throw new IllegalStateException(
            "two policies are named '%s': %s and %s"
                .formatted(kind.name(), other.getClass().getName(), kind.getClass().getName()));
      }
    }
  }

  /** All policies on the class path. */
  public static ReplacementPolicies installed() {
    return new ReplacementPolicies();
  }

  /** The policy of this name. */
  public Optional<PolicyKind> named(String name) {
    return Optional.ofNullable(kinds.get(name));
  }

  /** All policies by name, ascending. */
  public NavigableMap<String, PolicyKind> byName() {
    return kinds;
  }
}
