package org.faultline.lab.results.summary;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The processes of a group, or all of a machine. */
public interface Processes {
  /** What users call them. */
  String name();

  /** How many there are. */
  long count();

  /** How many of them ended. */
  long ended();

  /** How many of them failed. */
  long failed();

  /** How many times slower than alone; absent where nobody asked. */
  @Nullable BigDecimal slowdown();

  /** Their system calls, by name. */
  List<CallSummary> calls();

  /** What they did. */
  WorkSummary work();

  /** Whether every one ended. */
  default boolean allEnded() {
    return ended() == count();
  }
}
