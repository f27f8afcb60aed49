package org.faultline.memory.replacement;

import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * A kind of replacement policy that a config can name; found by {@link java.util.ServiceLoader}.
 * One as found has the default parameters; {@link #with} gives one with others.
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

  /**
   * A new instance that draws from {@code random}, which gives a number from 0 to below its
   * argument; the same as {@link #create(int)} for policies that draw nothing.
   */
  default ReplacementPolicy create(int frames, IntUnaryOperator random) {
    return create(frames);
  }

  /** The parameters, in the order in which {@link #with} takes them. */
  default List<PolicyParameter> parameters() {
    return List.of();
  }

  /** The same kind with these values, one for each parameter and each within its limits. */
  default PolicyKind with(List<Double> values) {
    if (!values.isEmpty()) {
      throw new IllegalArgumentException(name() + " has no parameters");
    }
    return this;
  }

  /**
   * How many references after its last use a page counts as gone, with {@link Knowledge#WINDOW} and
   * {@link Knowledge#FUTURE}; 0 for never.
   */
  default long window() {
    return 0;
  }

  /**
   * Whether what it decides depends on the number of frames that it was created for. One that is
   * not may be used for fewer, and for a number that changes.
   */
  default boolean sized() {
    return false;
  }

  /** Whether pages may leave without making room: {@link ReplacementPolicy#release}. */
  default boolean releases() {
    return false;
  }
}
