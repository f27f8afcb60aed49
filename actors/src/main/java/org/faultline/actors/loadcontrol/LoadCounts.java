package org.faultline.actors.loadcontrol;

/**
 * What load control did.
 *
 * @param suspensions how often it suspended a process; new ones that have to wait are not counted
 * @param activations how often it activated a process that had waited
 */
public record LoadCounts(long suspensions, long activations) {
  /** Nothing. */
  public static final LoadCounts NONE = new LoadCounts(0, 0);

  /** What was done since {@code before}. */
  public LoadCounts since(LoadCounts before) {
    return new LoadCounts(suspensions - before.suspensions, activations - before.activations);
  }
}
