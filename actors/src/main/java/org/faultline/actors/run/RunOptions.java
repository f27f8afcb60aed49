package org.faultline.actors.run;

/**
 * How a run is made; nothing here changes its result.
 *
 * @param checked whether the identities are checked after every answer of the MemoryManager
 * @param watchdogSeconds after so many real seconds without an answer the run fails, naming who did
 *     not answer
 */
public record RunOptions(boolean checked, int watchdogSeconds) {
  /** Unchecked, and patient for a minute. */
  public static final RunOptions DEFAULT = new RunOptions(false, 60);
}
