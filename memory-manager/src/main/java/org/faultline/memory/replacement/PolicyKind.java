package org.faultline.memory.replacement;

/**
 * A kind of replacement policy that a config can name; found by {@link java.util.ServiceLoader}.
 */
public interface PolicyKind {
  /** The name in configs, in lower case. */
  String name();

  /** The paper or book that defines the policy. */
  String source();

  /** What instances must be told of references. */
  Knowledge knowledge();

  /** A new instance for {@code frames} frames, at least 1. */
  ReplacementPolicy create(int frames);
}
