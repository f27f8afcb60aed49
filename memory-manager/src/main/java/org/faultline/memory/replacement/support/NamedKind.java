package org.faultline.memory.replacement.support;

import java.util.function.IntFunction;
import org.faultline.memory.replacement.Knowledge;
import org.faultline.memory.replacement.PolicyKind;
import org.faultline.memory.replacement.ReplacementPolicy;

/** A kind of policy that is told once what it says of itself; without parameters as it is. */
public abstract class NamedKind implements PolicyKind {
  private final String name;
  private final String source;
  private final Knowledge knowledge;
  private final IntFunction<ReplacementPolicy> creator;

  public NamedKind(
      String name, String source, Knowledge knowledge, IntFunction<ReplacementPolicy> creator) {
    this.name = name;
    this.source = source;
    this.knowledge = knowledge;
    this.creator = creator;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String source() {
    return source;
  }

  @Override
  public final Knowledge knowledge() {
    return knowledge;
  }

  @Override
  public final ReplacementPolicy create(int frames) {
    return creator.apply(frames);
  }
}
