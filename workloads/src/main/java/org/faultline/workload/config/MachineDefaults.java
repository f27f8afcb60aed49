package org.faultline.workload.config;

import java.util.function.Function;
import org.faultline.workload.binding.ConfigNode;
import org.faultline.workload.binding.Fields;
import org.faultline.workload.binding.Hocon;
import org.faultline.workload.binding.Problems;
import org.faultline.workload.binding.Sources;
import org.jspecify.annotations.Nullable;

/**
 * What {@code config/reference.conf} says of machines and processes, for who makes one without a
 * workload's file.
 *
 * @param machine costs, servers and devices among it
 * @param workingSet of a process that says nothing of its own
 */
public record MachineDefaults(
    MachineConfig machine, SchedulerConfig scheduler, WorkingSetConfig workingSet) {

  /**
   * Reads the defaults.
   *
   * @throws org.faultline.workload.binding.ConfigProblemsException where the file has mistakes
   */
  public static MachineDefaults read(Home home) {
    Problems problems = new Problems();
    var reference = Hocon.parse(home.reference(), home::display, problems);
    ConfigNode root =
        ConfigNode.root(
            Hocon.resolve(reference, problems).root(), problems, new Sources(home.root()));
    MachineBinder machines = new MachineBinder(new NamedDevices(home, problems));
    MachineConfig machine = section(root, "machine", machines::machine);
    SchedulerConfig scheduler = section(root, "scheduler", WorkloadBinder::scheduler);
    WorkingSetConfig workingSet =
        root.find("processes")
            .flatMap(groups -> groups.find(WorkloadLoader.TEMPLATE))
            .map(group -> section(group, "working-set", WorkloadBinder::workingSet))
            .orElse(null);
    return new MachineDefaults(
        problems.valid(machine), problems.valid(scheduler), problems.valid(workingSet));
  }

  private static <T> @Nullable T section(
      ConfigNode root, String key, Function<Fields, @Nullable T> reader) {
    return root.find(key).map(node -> node.object(reader)).orElse(null);
  }
}
