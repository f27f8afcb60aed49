package org.faultline.memory.replacement.catalog;

import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;
import org.faultline.memory.plugin.Plugin;
import org.faultline.memory.replacement.Knowledge;
import org.faultline.memory.replacement.PolicyKind;
import org.faultline.memory.replacement.PolicyParameter;
import org.faultline.memory.replacement.ReplacementPolicy;
import org.jspecify.annotations.Nullable;

/** Somebody else's kind of policy, asked once for what it says of itself and held to it. */
final class ForeignKind implements PolicyKind {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*");

  private final PolicyKind kind;
  private final Plugin plugin;
  private final String name;
  private final String source;
  private final Knowledge knowledge;
  private final List<PolicyParameter> parameters;
  private final long window;
  private final boolean sized;
  private final boolean releases;

  ForeignKind(PolicyKind kind) {
    this.kind = kind;
    Plugin unnamed = new Plugin("a kind of policy", kind.getClass());
    String wanted = "a name of small letters, digits and hyphens";
    name = unnamed.ask("name()", wanted, kind::name);
    if (!NAME.matcher(name).matches()) {
      throw unnamed.gave("name()", "'" + name + "'", wanted);
    }
    plugin = new Plugin("the policy '" + name + "'", kind.getClass());
    source = plugin.ask("source()", "a paper or book", kind::source);
    knowledge = plugin.ask("knowledge()", "a Knowledge", kind::knowledge);
    parameters = plugin.ask("parameters()", "a list without null", () -> copied(kind.parameters()));
    window = plugin.ask("window()", "a number of references", kind::window);
    if (window < 0) {
      throw plugin.gave("window()", Long.toString(window), "0 or a number of references");
    }
    sized = plugin.ask("sized()", "yes or no", kind::sized);
    releases = plugin.ask("releases()", "yes or no", kind::releases);
  }

  private static @Nullable List<PolicyParameter> copied(@Nullable List<PolicyParameter> given) {
    return given == null ? null : List.copyOf(given);
  }

  /** The kind as it was found. */
  Class<?> owner() {
    return kind.getClass();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public Knowledge knowledge() {
    return knowledge;
  }

  @Override
  public List<PolicyParameter> parameters() {
    return parameters;
  }

  @Override
  public long window() {
    return window;
  }

  @Override
  public boolean sized() {
    return sized;
  }

  @Override
  public boolean releases() {
    return releases;
  }

  @Override
  public PolicyKind with(List<Double> values) {
    return new ForeignKind(
        plugin.ask(
            "with(" + values + ")", "the kind with these parameters", () -> kind.with(values)));
  }

  @Override
  public ReplacementPolicy create(int frames) {
    return guarded(
        frames,
        plugin.ask("create(" + frames + ")", "a ReplacementPolicy", () -> kind.create(frames)));
  }

  @Override
  public ReplacementPolicy create(int frames, IntUnaryOperator random) {
    return guarded(
        frames,
        plugin.ask(
            "create(" + frames + ", random)",
            "a ReplacementPolicy",
            () -> kind.create(frames, random)));
  }

  private ReplacementPolicy guarded(int frames, ReplacementPolicy policy) {
    return new ForeignPolicy(
        new Plugin("the policy '" + name + "'", policy.getClass()), policy, frames);
  }
}
