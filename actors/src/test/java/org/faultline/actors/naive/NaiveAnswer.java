package org.faultline.actors.naive;

import java.util.Set;
import org.faultline.memory.address.Win32Error;

/** What becomes of a request; {@code fresh} are the processes that were given pages. */
record NaiveAnswer(
    NaiveProcess process,
    Outcome outcome,
    long at,
    long cpuNanos,
    Win32Error error,
    NaiveMemory.Work reads,
    long readsEnd,
    Set<NaiveProcess> fresh,
    boolean retry) {
  enum Outcome {
    RESUMES,
    BLOCKED,
    WAITS,
    WAKES,
    GONE,
    STUCK,
    NONE
  }
}
