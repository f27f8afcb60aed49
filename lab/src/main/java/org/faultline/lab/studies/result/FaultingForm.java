package org.faultline.lab.studies.result;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.faultline.lab.results.theory.ClosedNetwork;
import org.faultline.lab.results.theory.Station;
import org.faultline.memory.server.ManagerSettings;
import org.faultline.workload.config.LoadedWorkload;
import org.faultline.workload.config.MachineConfig;
import org.faultline.workload.config.ProcessGroup;
import org.faultline.workload.program.Lifetime;
import org.faultline.workload.program.LifetimeCurve;
import org.faultline.workload.program.Repeat;

/**
 * Programs with a CPU each that fault at one rate, whatever they hold, and wait for the one
 * MemoryManager: the machine repairman.
 *
 * @param solution of the network, in seconds
 * @param references of a program from one fault to the next
 */
record FaultingForm(ClosedNetwork.Solution solution, double references, String group)
    implements AnalyticForm {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double PICOS_PER_SECOND = 1e12;
  private static final String MANAGER = "manager";

  static Optional<AnalyticForm> of(LoadedWorkload workload) {
    MachineConfig machine = workload.config().machine();
    List<ProcessGroup> groups = workload.config().processes();
    if (groups.size() != 1
        || groups.get(0).count() > machine.cpus()
        || machine.manager().model() != ManagerSettings.Model.CENTRAL
        || !machine.pagefile().device().instant()) {
      return Optional.empty();
    }
    ProcessGroup group = groups.get(0);
    List<Repeat> repeats = AnalyticForm.steps(group.program(), Repeat.class);
    if (repeats.size() != 1
        || repeats.get(0).steps().size() != 1
        || !(repeats.get(0).steps().get(0) instanceof Lifetime lifetime)
        || !(lifetime.curve() instanceof LifetimeCurve.Power power)
        || power.exponent() != 0) {
      return Optional.empty();
    }
    ClosedNetwork network =
        ClosedNetwork.of(
            Station.delay("compute", power.factor() * machine.referencePicos() / PICOS_PER_SECOND),
            Station.queue(MANAGER, machine.manager().fault().meanNanos() / NANOS_PER_SECOND));
    return Optional.of(
        new FaultingForm(network.solve(group.count()), power.factor(), group.name()));
  }

  @Override
  public OptionalDouble value(String measure) {
    if (measure.equals("manager.utilisation")) {
      return OptionalDouble.of(solution.utilisation(MANAGER));
    }
    if (measure.equals("manager.sojourn.mean")) {
      return OptionalDouble.of(solution.residence(MANAGER));
    }
    if (measure.equals(group + ".page-faults") || measure.equals("machine.page-faults")) {
      return OptionalDouble.of(solution.throughput());
    }
    return measure.equals(group + ".references") || measure.equals("machine.references")
        ? OptionalDouble.of(solution.throughput() * references)
        : OptionalDouble.empty();
  }
}
