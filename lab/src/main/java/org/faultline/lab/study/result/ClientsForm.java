package org.faultline.lab.study.result;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.faultline.lab.theory.ClosedNetwork;
import org.faultline.lab.theory.Station;
import org.faultline.workload.config.LoadedWorkload;
import org.faultline.workload.config.ProcessGroup;
import org.faultline.workload.program.ManagerCall;
import org.faultline.workload.program.Serve;

/**
 * Clients that think and then ask one MemoryManager, each with a CPU of its own: the machine
 * repairman.
 *
 * @param solution of the network, in seconds
 * @param serviceSeconds mean time that the MemoryManager needs for one
 */
record ClientsForm(
    ClosedNetwork.Solution solution, double serviceSeconds, String group, String request)
    implements AnalyticForm {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final String MANAGER = "manager";

  static Optional<AnalyticForm> of(LoadedWorkload workload) {
    List<ProcessGroup> groups = workload.config().processes();
    if (groups.size() != 1 || groups.get(0).count() > workload.config().machine().cpus()) {
      return Optional.empty();
    }
    ProcessGroup group = groups.get(0);
    List<Serve> serves = AnalyticForm.steps(group.program(), Serve.class);
    if (group.program().size() != 1 || serves.size() != 1 || serves.get(0).open()) {
      return Optional.empty();
    }
    Serve serve = serves.get(0);
    if (serve.steps().size() != 1
        || !(serve.steps().get(0) instanceof ManagerCall call)
        || call.service() == null
        || call.times() != 1) {
      return Optional.empty();
    }
    double service = call.service().meanNanos() / NANOS_PER_SECOND;
    ClosedNetwork network =
        ClosedNetwork.of(
            Station.delay("think", serve.interval().meanNanos() / NANOS_PER_SECOND),
            Station.queue(MANAGER, service));
    return Optional.of(
        new ClientsForm(network.solve(group.count()), service, group.name(), serve.request()));
  }

  @Override
  public OptionalDouble value(String measure) {
    if (measure.equals("manager.utilisation")) {
      return OptionalDouble.of(solution.throughput() * serviceSeconds);
    }
    if (measure.equals(group + "." + request + ".latency.mean")) {
      return OptionalDouble.of(solution.residence(MANAGER));
    }
    List<String> throughputs =
        List.of(group + ".throughput", group + "." + request + ".throughput", "machine.throughput");
    return throughputs.contains(measure)
        ? OptionalDouble.of(solution.throughput())
        : OptionalDouble.empty();
  }
}
