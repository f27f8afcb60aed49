package org.faultline.actors.loadcontrol;

/**
 * While the paging device is busy nearly always, suspends the process that holds most pages, which
 * gives the others most room; once it is busy less than a lower limit, activates one.
 *
 * <p>Source: the choice of the process with the largest resident set among those of Carr, "Virtual
 * Memory Management", UMI Research Press 1984, as in Stallings, "Operating Systems", section "Load
 * control". The two limits are ours: they keep the rule from going to and fro.
 */
final class SuspendLargest implements LoadController {
  private final double low;
  private final double high;

  /** A rule with these shares of the time that the device is busy. */
  SuspendLargest(double low, double high) {
    this.low = low;
    this.high = high;
  }

  @Override
  public LoadDecision decide(LoadMeasurement measured) {
    double utilisation = measured.deviceUtilisation();
    if (utilisation < low) {
      return measured.activate(ActivationRate.of(low / utilisation, measured));
    } else if (utilisation < high || measured.active().size() < 2) {
      return LoadDecision.STAY;
    }
    ProcessLoad largest = measured.active().get(0);
    for (ProcessLoad load : measured.active()) {
      largest = load.residentPages() > largest.residentPages() ? load : largest;
    }
    return LoadDecision.suspend(largest);
  }
}
