package org.faultline.lab.studies.design;

import java.util.Optional;
import org.faultline.workload.binding.ConfigNode;
import org.jspecify.annotations.Nullable;

/**
 * The group of processes that a study is about, and the one of another workload that takes its
 * place in keys and in names of measures.
 *
 * @param own the group that the study names; empty where it names none
 * @param other what takes its place
 */
record Group(String own, String other) {
  private static final String PROCESSES = "processes.";

  /**
   * The group that {@code of} names, replaced by {@code adjusted} where that is there.
   *
   * @param root where it is told that nothing can be replaced
   */
  static Group of(ConfigNode root, Optional<ConfigNode> of, @Nullable String adjusted) {
    String own = of.map(ConfigNode::name).orElse("");
    if (own.isEmpty() && adjusted != null) {
      root.problem("the study has no key 'of', so --of " + adjusted + " has nothing to replace");
    }
    return new Group(own, adjusted == null ? own : adjusted);
  }

  /** A key of the workload, for the other group. */
  String key(String key) {
    return replace(key, PROCESSES + own + ".", PROCESSES + other + ".");
  }

  /** A measure, for the other group. */
  String measure(String measure) {
    return replace(measure, own + ".", other + ".");
  }

  private String replace(String text, String from, String to) {
    return !own.isEmpty() && text.startsWith(from) ? to + text.substring(from.length()) : text;
  }
}
