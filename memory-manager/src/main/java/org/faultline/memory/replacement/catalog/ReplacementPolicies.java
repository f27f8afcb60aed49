package org.faultline.memory.replacement.catalog;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.faultline.memory.plugin.Plugin;
import org.faultline.memory.plugin.PluginException;
import org.faultline.memory.plugin.Providers;
import org.faultline.memory.replacement.PolicyKind;

/** The policies that are installed, by name. */
public final class ReplacementPolicies {
  private final NavigableMap<String, PolicyKind> kinds = new TreeMap<>();

  private ReplacementPolicies() {
    for (PolicyKind found : Providers.load(PolicyKind.class)) {
      PolicyKind kind = Plugin.isForeign(found, PolicyKind.class) ? new ForeignKind(found) : found;
      PolicyKind other = kinds.putIfAbsent(kind.name(), kind);
      if (other != null) {
        throw new PluginException(
            "two policies are named '%s': %s and %s; each policy needs a name of its own"
                .formatted(kind.name(), owner(other).getName(), owner(kind).getName()),
            null);
      }
    }
  }

  private static Class<?> owner(PolicyKind kind) {
    return kind instanceof ForeignKind foreign ? foreign.owner() : kind.getClass();
  }

  /**
   * All policies on the class path.
   *
   * @throws PluginException where one that is declared cannot be used
   */
  public static ReplacementPolicies installed() {
    return new ReplacementPolicies();
  }

  /** The policy of this name. */
  public Optional<PolicyKind> named(String name) {
    return Optional.ofNullable(kinds.get(name));
  }

  /**
   * The policy that {@code text} names, with its parameters in parentheses or the defaults: {@code
   * lru}, {@code ws(5000)}, {@code 2q(0.25, 0.5)}.
   *
   * @throws IllegalArgumentException where it names none; the message goes on after a name of the
   *     value, as in "is 'ws(0)', but tau must be from 1 to 1000000000000"
   */
  public PolicyKind parse(String text) {
    String whole = text.strip();
    int open = whole.indexOf('(');
    if (open >= 0 && !whole.endsWith(")")) {
      throw new IllegalArgumentException("is '" + whole + "', which lacks a closing parenthesis");
    }
    String name = (open < 0 ? whole : whole.substring(0, open)).strip();
    PolicyKind kind = kinds.get(name);
    if (kind == null) {
      throw new IllegalArgumentException(
          "is '%s', but there is no policy '%s'; there are %s"
              .formatted(whole, name, String.join(", ", kinds.keySet())));
    }
    return open < 0 ? kind : PolicyArguments.apply(kind, whole, open);
  }

  /** All policies by name, ascending. */
  public NavigableMap<String, PolicyKind> byName() {
    return kinds;
  }
}
