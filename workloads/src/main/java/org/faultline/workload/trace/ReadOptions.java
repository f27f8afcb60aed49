package org.faultline.workload.trace;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a trace is read.
 *
 * @param format the name of its format; empty to recognise it
 * @param badLines how many malformed lines are left out of each reading, and which were
 */
public record ReadOptions(Optional<String> format, BadLines badLines) {
  /** The format is recognised, and no line may be malformed. */
  public static final ReadOptions NONE = new ReadOptions(Optional.empty(), new BadLines(0));

  /** The named format, or the recognised one, and no line may be malformed. */
  public static ReadOptions format(@Nullable String name) {
    return new ReadOptions(Optional.ofNullable(name), new BadLines(0));
  }
}
