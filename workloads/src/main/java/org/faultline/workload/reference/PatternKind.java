package org.faultline.workload.reference;

import java.util.List;
import java.util.ServiceLoader;
import org.faultline.workload.binding.ConfigNode;
import org.faultline.workload.binding.Expressions;

/** A kind of reference pattern that a Touch may have, found by {@link ServiceLoader}. */
public interface PatternKind {
  /**
   * The forms in which a config says it, each with another number of arguments: {@code
   * zipf(exponent)}.
   */
  List<String> signatures();

  /** The pattern with these arguments, as many as one of the forms has. */
  Pattern parse(List<ConfigNode> arguments);

  /** The patterns on the class path. */
  static Expressions<Pattern> installed() {
    Expressions<Pattern> patterns = new Expressions<>("pattern");
    for (PatternKind kind : ServiceLoader.load(PatternKind.class)) {
      for (String signature : kind.signatures()) {
        patterns.with(signature, kind::parse);
      }
    }
    return patterns;
  }
}
