package org.faultline.lab.studies.result;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.faultline.lab.results.theory.ThrashModel;
import org.faultline.memory.device.DeviceProfile;
import org.faultline.workload.config.LoadedWorkload;
import org.faultline.workload.config.MachineConfig;
import org.faultline.workload.config.ProcessGroup;
import org.faultline.workload.program.FileIo;
import org.faultline.workload.program.Lifetime;
import org.faultline.workload.program.LifetimeCurve;
import org.faultline.workload.program.ReferenceCount;
import org.faultline.workload.program.Serve;

/**
 * A workload that {@link ThrashModel} describes: one group of jobs of which each computes along a
 * lifetime curve and perhaps reads a file, on one CPU, without load control.
 *
 * @param jobSeconds mean need of a job for the CPU, which is the model's unit of time
 * @param jobs how many there are
 */
record ThrashForm(ThrashModel model, double jobSeconds, int jobs, String group, String request)
    implements AnalyticForm {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double PICOS_PER_SECOND = 1e12;

  /** The form of {@code workload}; empty where it has another one. */
  static Optional<AnalyticForm> of(LoadedWorkload workload) {
    MachineConfig machine = workload.config().machine();
    List<ProcessGroup> groups = workload.config().processes();
    if (groups.size() != 1 || machine.cpus() != 1 || controlled(workload)) {
      return Optional.empty();
    }
    ProcessGroup group = groups.get(0);
    List<Serve> serves = AnalyticForm.steps(group.program(), Serve.class);
    if (serves.size() != 1 || serves.get(0).interval().meanNanos() > 0) {
      return Optional.empty();
    }
    Serve serve = serves.get(0);
    List<Lifetime> lifetimes = AnalyticForm.steps(serve.steps(), Lifetime.class);
    List<FileIo> files = AnalyticForm.steps(serve.steps(), FileIo.class);
    if (lifetimes.size() != 1
        || files.size() > 1
        || lifetimes.size() + files.size() != serve.steps().size()
        || !(lifetimes.get(0).curve() instanceof LifetimeCurve.Power power)) {
      return Optional.empty();
    }
    double reference = machine.referencePicos() / PICOS_PER_SECOND;
    double job = references(lifetimes.get(0).references()) * reference;
    double transfer = machine.pagefile().device().readLatency().meanNanos() / NANOS_PER_SECOND;
    double file =
        files.stream()
            .mapToDouble(io -> device(machine, io.device()).readLatency().meanNanos())
            .sum();
    // The model counts a transfer in references and serves one job's need of them in a unit of
    // time.
    ThrashModel model =
        new ThrashModel(
            machine.frames(),
            power.factor(),
            power.exponent(),
            transfer / reference,
            file / NANOS_PER_SECOND / job);
    return Optional.of(new ThrashForm(model, job, group.count(), group.name(), serve.request()));
  }

  private static boolean controlled(LoadedWorkload workload) {
    Object control =
        workload.effective().tree().get("scheduler") instanceof Map<?, ?> scheduler
            ? scheduler.get("load-control")
            : null;
    return control != null && !"none".equals(control);
  }

  private static DeviceProfile device(MachineConfig machine, String name) {
    return Objects.requireNonNull(machine.devices().get(name), name);
  }

  private static double references(ReferenceCount count) {
    return count instanceof ReferenceCount.Exponential drawn
        ? drawn.mean()
        : ((ReferenceCount.Fixed) count).references();
  }

  @Override
  public OptionalDouble value(String measure) {
    if (measure.equals("pagefile.utilisation")) {
      return OptionalDouble.of(model.pagingUtilisation(jobs));
    }
    if (measure.equals("cpu.utilisation")) {
      return OptionalDouble.of(model.throughput(jobs));
    }
    List<String> throughputs =
        List.of(group + ".throughput", group + "." + request + ".throughput", "machine.throughput");
    return throughputs.contains(measure)
        ? OptionalDouble.of(model.throughput(jobs) / jobSeconds)
        : OptionalDouble.empty();
  }
}
