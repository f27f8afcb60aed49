package org.faultline.lab.studies.slowdown;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.faultline.actors.result.ProcessResult;
import org.faultline.actors.result.RunResult;
import org.faultline.lab.results.number.Exact;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.lab.results.summary.GroupSummary;
import org.faultline.lab.results.summary.RunSummary;
import org.faultline.lab.results.theory.Fairness;
import org.faultline.workload.config.ProcessGroup;
import org.faultline.workload.config.SchedulerConfig.Order;
import org.faultline.workload.config.WorkloadConfig;

/**
 * How much slower the processes of a run were than the first of their group alone on the same
 * machine, with the same seed: 1 for as fast.
 */
public final class Slowdowns {
  /** The processes of one group and what tells how slow they are. */
  private record Group(Basis basis, List<Double> slowdowns) {}

  private final Map<String, Group> groups = new TreeMap<>();

  private Slowdowns() {}

  /**
   * Runs each group's first process alone and compares.
   *
   * @param together what came of all of them
   * @param run runs a workload
   * @throws UserMistake where a recorded mix decides who runs; the message is a sentence
   */
  public static Slowdowns of(
      WorkloadConfig config, RunResult together, Function<WorkloadConfig, RunResult> run) {
    requireTime(config);
    Slowdowns slowdowns = new Slowdowns();
    Map<String, List<ProcessResult>> members =
        together.processes().stream()
            .collect(Collectors.groupingBy(p -> p.report().identity().group().name()));
    for (ProcessGroup group : config.processes()) {
      ProcessResult alone = run.apply(config.alone(group)).processes().get(0);
      slowdowns.add(group.name(), members.getOrDefault(group.name(), List.of()), alone);
    }
    return slowdowns;
  }

  /**
   * Refuses a workload of which nobody can run alone.
   *
   * @throws UserMistake where it does; the message is a sentence
   */
  public static void requireTime(WorkloadConfig config) {
    if (config.scheduler().order() == Order.TRACE) {
      throw new UserMistake(
          "--slowdown needs scheduler.order = time: in a recorded mix nobody runs alone");
    }
  }

  private void add(String name, List<ProcessResult> together, ProcessResult alone) {
    Basis basis = Basis.of(together, alone);
    List<Double> slowdowns = new ArrayList<>();
    OptionalDouble least = basis.slowness(alone);
    for (ProcessResult process : together) {
      OptionalDouble slowness = basis.slowness(process);
      if (least.isPresent() && slowness.isPresent()) {
        slowdowns.add(slowness.getAsDouble() / least.getAsDouble());
      }
    }
    groups.put(name, new Group(basis, slowdowns));
  }

  /** A summary with them: of each group, of the machine, and how equal they are. */
  public RunSummary in(RunSummary summary) {
    List<Double> all = new ArrayList<>();
    List<GroupSummary> slowed = new ArrayList<>();
    for (GroupSummary node : summary.groups()) {
      Group group = groups.get(node.name());
      if (group != null && !group.slowdowns.isEmpty()) {
        all.addAll(group.slowdowns);
        slowed.add(node.slowed(Exact.decimal(mean(group.slowdowns)), group.basis.label()));
      } else {
        slowed.add(node);
      }
    }
    if (all.isEmpty()) {
      return summary;
    }
    double[] progress = all.stream().mapToDouble(slowdown -> 1 / slowdown).toArray();
    BigDecimal equality = Exact.decimal(Fairness.jain(progress));
    return summary.with(slowed, summary.machine().slowed(Exact.decimal(mean(all)), equality));
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
