package org.faultline.actors.stall;

/**
 * What one resource cost until some moment.
 *
 * @param someNanos time for which somebody was delayed, weighted by the part of the usable CPUs
 * @param fullNanos time that was lost, weighted likewise
 * @param someAverages the part of the last 10, 60 and 300 s, exponentially weighted
 * @param fullAverages the same of what was lost
 */
public record Stall(
    double someNanos, double fullNanos, double[] someAverages, double[] fullAverages) {

  /** Somebody was delayed for this part of the time since {@code earlier}, {@code nanos} ago. */
  public double some(Stall earlier, long nanos) {
    return share(someNanos - earlier.someNanos, nanos);
  }

  /** This part of the time since {@code earlier}, {@code nanos} ago, was lost. */
  public double full(Stall earlier, long nanos) {
    return share(fullNanos - earlier.fullNanos, nanos);
  }

  /** Rounding must not make it more than all there was. */
  private static double share(double stalledNanos, long nanos) {
    return nanos <= 0 ? 0 : Math.min(1, Math.max(0, stalledNanos / nanos));
  }
}
