package org.faultline.lab.results.account;

/**
 * What else tells a shortage from another. Counts may be rates: only their quotients matter.
 *
 * @param deviceSaturated whether transfers wait for the pagefile's device
 * @param hardFaults of the group
 * @param returns pages that came back to memory: refaults, and faults of page tables, which are
 *     made in memory and so are never read for the first time
 * @param trims pages that the Pager took out of working sets of the group
 * @param hardMaximumTrims of those: since the process was at its hard maximum
 */
public record Circumstances(
    boolean deviceSaturated,
    double hardFaults,
    double returns,
    double trims,
    double hardMaximumTrims) {

  /** Whether most hard faults read pages that were never in memory. */
  public boolean firstReads() {
    return 2 * returns < hardFaults;
  }
}
