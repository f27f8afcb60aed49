package org.faultline.lab.verification.replay;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.memory.replacement.PolicyKind;
import org.faultline.memory.replacement.catalog.ReplacementPolicies;
import org.faultline.workload.binding.Nearest;

/** The policies that a user named, separated by commas outside of parentheses. */
public final class PolicyList {
  private static final String OPT = "opt";
  private static final String VMIN = "vmin";

  private PolicyList() {}

  /**
   * The policies as configs name them.
   *
   * @throws UserMistake where one is none; the message is a sentence
   */
  public static List<String> parse(String text) {
    List<String> names = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ',';
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if ((c == ',' && depth <= 0) || i == text.length()) {
        names.add(checked(text.substring(start, i).strip()));
        start = i + 1;
      }
    }
    return names;
  }

  private static String checked(String name) {
    ReplacementPolicies installed = ReplacementPolicies.installed();
    String bare = name.replaceFirst("\\(.*", "").strip();
    if (installed.named(bare).isEmpty()) {
      String hint = Nearest.hint(bare, installed.byName().keySet());
      throw new UserMistake(
          "a policy is '%s'%s %s"
              .formatted(
                  bare,
                  hint.isEmpty() ? "; valid:" : hint + " Valid:",
                  String.join(", ", installed.byName().keySet())));
    }
    try {
      installed.parse(name);
      return name;
    } catch (IllegalArgumentException e) {
      throw new UserMistake("a policy " + e.getMessage(), e);
    }
  }

  /**
   * These policies and the bounds that belong beside them: OPT, and VMIN for each working-set
   * policy, with its window.
   */
  public static List<String> withBounds(List<String> policies) {
    Set<String> all = new LinkedHashSet<>(policies);
    ReplacementPolicies installed = ReplacementPolicies.installed();
    for (String policy : policies) {
      PolicyKind kind = installed.parse(policy);
      if (kind.window() > 0 && installed.named(VMIN).isPresent()) {
        all.add(VMIN + "(" + kind.window() + ")");
      }
    }
    if (all.stream().noneMatch(policy -> installed.parse(policy).name().equals(OPT))) {
      all.add(OPT);
    }
    return List.copyOf(all);
  }
}
