package org.faultline.actors.loadcontrol;

/**
 * Keeps the paging device busy half of the time: activates a process below, suspends the one
 * activated last above, and leaves things as they are in between.
 *
 * <p>Source: Denning, Kahn, Leroudier, Potier and Suri, "Optimal multiprogramming", Acta
 * Informatica 7, 1976, the 50 % criterion of Leroudier and Potier.
 */
final class FiftyPercentRule implements LoadController {
  private static final double TARGET = 0.5;

  private final double tolerance;

  /** A rule that is content within {@code tolerance} of one half. */
  FiftyPercentRule(double tolerance) {
    this.tolerance = tolerance;
  }

  @Override
  public LoadDecision decide(LoadMeasurement measured) {
    double utilisation = measured.deviceUtilisation();
    if (utilisation < TARGET - tolerance) {
      return measured.activate(ActivationRate.of(TARGET / utilisation, measured));
    }
    return utilisation > TARGET + tolerance ? measured.suspendLast() : LoadDecision.STAY;
  }
}
