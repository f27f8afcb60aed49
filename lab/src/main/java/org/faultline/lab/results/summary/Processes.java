package org.faultline.lab.results.summary;

/** Some processes in a summary: one, those of a group, or all. */
public interface Processes {
  /** What users call them. */
  String name();

  /** How many there are. */
  long count();

  /** How many of them ended. */
  long ended();

  /** What they did. */
  WorkSummary work();

  /** Whether every one ended. */
  default boolean allEnded() {
    return ended() == count();
  }
}
