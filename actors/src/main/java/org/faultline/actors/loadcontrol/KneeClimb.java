package org.faultline.actors.loadcontrol;

/**
 * Holds processes near the knee of their lifetime curve, where L(m)/m, the CPU time between faults
 * for each page held, is greatest: changes the number of active processes by one, goes on while the
 * quotient grows, and turns back when it falls.
 *
 * <p>Source of the criterion: Denning, "Working sets past and present", IEEE Transactions on
 * Software Engineering 6(1), 1980, section V (the knee criterion). The climb is ours.
 */
final class KneeClimb implements LoadController {
  private final int faultsWanted;
  private boolean fewer;
  private long faults;
  private double cpuNanos;
  private double pageFaults;
  private double best;

  /** A climb that looks after so many faults. */
  KneeClimb(int faultsWanted) {
    this.faultsWanted = faultsWanted;
  }

  @Override
  public LoadDecision decide(LoadMeasurement measured) {
    faults += measured.faults();
    cpuNanos += measured.cpuNanos();
    int active = Math.max(1, measured.active().size());
    pageFaults += measured.faults() * ((double) measured.residentPages() / active);
    if (measured.deviceBusyNanos() == 0 && !measured.waiting().isEmpty()) {
      forget();
      return measured.activate(1);
    } else if (faults < faultsWanted) {
      return LoadDecision.STAY;
    }
    double quotient = cpuNanos / faults / Math.max(1, pageFaults / faults);
    forget();
    fewer = quotient < best ? !fewer : fewer;
    best = quotient;
    LoadDecision step = fewer ? measured.suspendLast() : measured.activate(1);
    if (step.equals(LoadDecision.STAY)) {
      fewer = !fewer;
    }
    return step;
  }

  private void forget() {
    faults = 0;
    cpuNanos = 0;
    pageFaults = 0;
  }
}
