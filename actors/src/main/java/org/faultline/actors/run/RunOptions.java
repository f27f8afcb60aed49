package org.faultline.actors.run;

/**
 * How a run is made; nothing here changes what is simulated.
 *
 * @param checked whether the identities are checked after every answer of the MemoryManager
 * @param planted the identity to break on purpose, to see that it can fail; null for none
 * @param watchdogSeconds after so many real seconds without an answer the run fails, naming who did
 *     not answer
 */
public record RunOptions(boolean checked, int watchdogSeconds, Identity planted) {
  /** Unchecked, and patient for a minute. */
  public static final RunOptions DEFAULT = new RunOptions(false, 60, null);
}
