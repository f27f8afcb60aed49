package org.faultline.actors.loadcontrol;

/**
 * Keeps the active processes' page-fault frequency, in faults for each second of CPU time, between
 * two limits: suspends the one that faults most often above, activates one below.
 *
 * <p>Source: Chu and Opderbeck, "The page fault frequency replacement algorithm", AFIPS Fall Joint
 * Computer Conference 1972; as load control in Denning, "Working sets past and present", IEEE
 * Transactions on Software Engineering 6(1), 1980, section VI.
 */
final class FaultFrequencyRule implements LoadController {
  private static final double NANOS_PER_SECOND = 1e9;

  private final double lowFaultsPerSecond;
  private final double highFaultsPerSecond;

  /** A rule with these limits, in faults for each second of CPU time. */
  FaultFrequencyRule(double lowFaultsPerSecond, double highFaultsPerSecond) {
    this.lowFaultsPerSecond = lowFaultsPerSecond;
    this.highFaultsPerSecond = highFaultsPerSecond;
  }

  @Override
  public LoadDecision decide(LoadMeasurement measured) {
    double frequency = frequency(measured.faults(), measured.cpuNanos());
    if (frequency > highFaultsPerSecond) {
      return measured.active().size() < 2 ? LoadDecision.STAY : suspendMostFaulting(measured);
    }
    return frequency < lowFaultsPerSecond
        ? measured.activate(ActivationRate.of(lowFaultsPerSecond / frequency, measured))
        : LoadDecision.STAY;
  }

  private static LoadDecision suspendMostFaulting(LoadMeasurement measured) {
    ProcessLoad most = measured.active().get(0);
    for (ProcessLoad load : measured.active()) {
      if (frequency(load.faults(), load.cpuNanos()) >= frequency(most.faults(), most.cpuNanos())) {
        most = load;
      }
    }
    return LoadDecision.suspend(most);
  }

  private static double frequency(long faults, long cpuNanos) {
    return faults * NANOS_PER_SECOND / Math.max(1, cpuNanos);
  }
}
