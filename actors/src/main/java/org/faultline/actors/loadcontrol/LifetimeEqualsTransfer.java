package org.faultline.actors.loadcontrol;

/**
 * Keeps L, the CPU time between two faults, no shorter than S, the time of a page transfer:
 * suspends the process activated last where it is shorter, and activates one where it is longer by
 * more than a margin.
 *
 * <p>S is the paging device's busy time for each transfer so far. Source: Denning and Kahn, "An L =
 * S criterion for optimal multiprogramming", Proc. ACM SIGMETRICS 1976.
 */
final class LifetimeEqualsTransfer implements LoadController {
  private final double margin;
  private long busyNanos;
  private long transfers;

  /** A rule that activates nobody while L is in [S, (1 + {@code margin}) S]. */
  LifetimeEqualsTransfer(double margin) {
    this.margin = margin;
  }

  @Override
  public LoadDecision decide(LoadMeasurement measured) {
    busyNanos += measured.deviceBusyNanos();
    transfers += measured.transfers();
    double transferNanos = (double) busyNanos / Math.max(1, transfers);
    boolean nobodyPages = measured.faults() == 0 && measured.deviceBusyNanos() == 0;
    double lifetimeNanos =
        nobodyPages
            ? Double.POSITIVE_INFINITY
            : (double) measured.cpuNanos() / Math.max(1, measured.faults());
    if (lifetimeNanos < transferNanos) {
      return measured.suspendLast();
    }
    return lifetimeNanos > (1 + margin) * transferNanos
        ? measured.activate(ActivationRate.of(lifetimeNanos / Math.max(1, transferNanos), measured))
        : LoadDecision.STAY;
  }
}
