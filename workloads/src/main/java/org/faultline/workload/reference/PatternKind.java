package org.faultline.workload.reference;

import java.util.List;
import org.faultline.memory.plugin.Plugin;
import org.faultline.memory.plugin.Providers;
import org.faultline.workload.binding.ConfigNode;
import org.faultline.workload.binding.Expressions;

/** A kind of reference pattern that a Touch may have, found by {@link Providers}. */
public interface PatternKind {
  /**
   * The forms in which a config says it, each with another number of arguments: {@code
   * zipf(exponent)}.
   */
  List<String> signatures();

  /** The pattern with these arguments, as many as one of the forms has. */
  Pattern parse(List<ConfigNode> arguments);

  /**
   * The patterns on the class path.
   *
   * @throws org.faultline.memory.plugin.PluginException where one that is declared cannot be used
   */
  static Expressions<Pattern> installed() {
    Expressions<Pattern> patterns = new Expressions<>("pattern");
    for (PatternKind kind : Providers.load(PatternKind.class)) {
      boolean foreign = Plugin.isForeign(kind, PatternKind.class);
      Plugin plugin = new Plugin("a kind of pattern", kind.getClass());
      for (String signature : plugin.ask("signatures()", "a list of forms", kind::signatures)) {
        plugin.tell(
            "signatures()",
            () ->
                patterns.with(
                    signature,
                    arguments ->
                        foreign ? ForeignPattern.parse(kind, arguments) : kind.parse(arguments)));
      }
    }
    return patterns;
  }
}
