package org.faultline.workload.program;

import org.faultline.workload.binding.ConfigNode;
import org.jspecify.annotations.Nullable;

/**
 * A kind of step that a program may have, found by {@link java.util.ServiceLoader}.
 *
 * <p>In a config, a step is an object with one key, the kind's name: {@code { Touch { in = heap }
 * }} or {@code { Compute = 2 ms }}.
 */
public interface StepKind {
  /** The key of the step, such as {@code Touch}. */
  String name();

  /**
   * Reads a step. Mistakes are recorded through {@code value}.
   *
   * @param value what the key has
   * @param parser reads the steps inside this one
   * @return the step; absent if it had a mistake
   */
  @Nullable Step parse(ConfigNode value, ProgramParser parser);
}
