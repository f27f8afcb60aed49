package org.faultline.memory.replacement;

import java.util.function.IntFunction;

/** A kind of policy without parameters. */
abstract class NamedKind implements PolicyKind {
  private final String name;
  private final String source;
  private final Knowledge knowledge;
  private final IntFunction<ReplacementPolicy> creator;

  NamedKind(
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
