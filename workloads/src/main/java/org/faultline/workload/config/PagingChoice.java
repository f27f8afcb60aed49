package org.faultline.workload.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.faultline.memory.replacement.catalog.ReplacementPolicies;
import org.faultline.workload.binding.ConfigNode;
import org.faultline.workload.binding.Fields;

/**
 * Reads which kind of paging a config wants, and which policy.
 *
 * <p>{@code kind = auto} follows the policy: the textbook machine where one is named. Two older
 * words mean what they meant: {@code policy = windows} is {@code kind = windows}, and {@code lists}
 * (on, off or auto) says whether the kind is windows.
 *
 * @param policy with its parameters
 */
record PagingChoice(PagingConfig.Kind kind, String policy) {
  private static final String AUTO = "auto";
  private static final String WINDOWS = PagingConfig.WINDOWS;
  private static final String TEXTBOOK = "textbook";

  /** What the section says; contradictions become problems. */
  static PagingChoice read(Fields paging, Set<String> policies) {
    ConfigNode kindNode = paging.required("kind");
    ConfigNode policyNode = paging.required("policy");
    Optional<ConfigNode> listsNode = paging.former("lists");
    String kind = kindNode.oneOf(List.of(AUTO, WINDOWS, TEXTBOOK));
    String policy = policyNode.is(AUTO) ? AUTO : policy(policyNode, policies);
    String lists = listsNode.map(n -> n.oneOf(List.of("on", "off", AUTO))).orElse(AUTO);

    String wanted = kind;
    if (wanted.equals(AUTO) && !policy.equals(AUTO)) {
      wanted = policy.equals(WINDOWS) ? WINDOWS : TEXTBOOK;
    } else if (wanted.equals(AUTO)) {
      wanted = lists.equals("off") ? TEXTBOOK : WINDOWS;
    }
    boolean windows = wanted.equals(WINDOWS);
    if (windows && !policy.equals(AUTO) && !policy.equals(WINDOWS)) {
      policyNode.wrong(
          "is '" + policy + "', which only kind = textbook has; nearest: auto, or kind = textbook");
    } else if (!windows && policy.equals(WINDOWS)) {
      policyNode.wrong(
          "is 'windows', which is not a policy of kind = textbook; nearest: auto, or kind = windows");
    } else if (lists.equals("on") && !windows) {
      String only = "is on, which only kind = windows has; leave it out, or use kind = windows";
      listsNode.ifPresent(node -> node.wrong(only));
    } else if (lists.equals("off") && windows) {
      String has =
          "is off, and kind = windows has page lists; leave it out, or use kind = textbook";
      listsNode.ifPresent(node -> node.wrong(has));
    }
    boolean named = !policy.equals(AUTO) && !policy.equals(WINDOWS);
    return new PagingChoice(
        windows ? PagingConfig.Kind.WINDOWS : PagingConfig.Kind.TEXTBOOK,
        named ? policy : PagingConfig.DEFAULT_POLICY);
  }

  /**
   * The config with the kind of paging said outright and without older words: what it says is what
   * was read, and reads as the same again.
   */
  static ConfigObject said(ConfigObject root, PagingConfig read) {
    if (!(root.get("paging") instanceof ConfigObject paging)) {
      return root;
    }
    ConfigValue kind = required(paging, "kind");
    ConfigValue policy = required(paging, "policy");
    ConfigValue lists = paging.get("lists");
    ConfigValue reason = kind;
    if (isAuto(kind) && !isAuto(policy)) {
      reason = policy;
    } else if (isAuto(kind) && lists != null && !isAuto(lists)) {
      reason = lists;
    }
    ConfigObject plain =
        paging
            .withoutKey("lists")
            .withValue("kind", word(read.isWindows() ? WINDOWS : TEXTBOOK, reason))
            .withValue(
                "policy", read.isWindows() ? word(AUTO, policy) : word(read.policy(), policy));
    return root.withValue("paging", plain);
  }

  private static ConfigValue required(ConfigObject paging, String key) {
    return Objects.requireNonNull(paging.get(key), "a workload was read, so that it has the key");
  }

  private static boolean isAuto(ConfigValue value) {
    return AUTO.equals(value.unwrapped());
  }

  /** The word, as if written where {@code written} is. */
  private static ConfigValue word(String word, ConfigValue written) {
    return ConfigValueFactory.fromAnyRef(word).withOrigin(written.origin());
  }

  /** A policy's name, followed by parameters in parentheses where it takes any. */
  private static String policy(ConfigNode node, Set<String> policies) {
    String text = node.text();
    String name = text.replaceFirst("\\(.*", "").strip();
    if (name.equals(text) || name.equals(WINDOWS) || !policies.contains(name)) {
      return node.oneOf(policies);
    }
    node.make(() -> ReplacementPolicies.installed().parse(text));
    return text;
  }
}
