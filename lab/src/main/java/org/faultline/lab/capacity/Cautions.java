package org.faultline.lab.capacity;

import java.util.ArrayList;
import java.util.List;
import org.faultline.workload.binding.Quantities;
import org.faultline.workload.config.PagingConfig;
import org.faultline.workload.config.ProcessGroup;
import org.faultline.workload.config.WorkloadConfig;

/** What to distrust in an answer, told from the workload and the search. */
final class Cautions {
  /** Periods of the working-set manager that a window should have. */
  private static final int PERIODS = 10;

  private static final long SECOND = 1_000_000_000L;

  private Cautions() {}

  /**
   * Sentences on the workload's window.
   *
   * @param most processes of {@code group} that were looked at
   */
  static List<String> of(WorkloadConfig config, String group, long most) {
    List<String> cautions = new ArrayList<>();
    long warmUp = config.run().warmUpNanos();
    if (warmUp == 0) {
      cautions.add(
          "There is no warm-up: the start of the processes is in every figure; give run.warm-up");
    }
    if (config.run().untilNanos() == Long.MAX_VALUE) {
      cautions.add(
          "The run ends when all processes have ended: figures are over their whole lives, not over"
              + " a steady state; give run.until");
    } else {
      window(config, cautions);
    }
    config.processes().stream()
        .filter(processes -> processes.name().equals(group))
        .forEach(processes -> starts(processes, most, warmUp, cautions));
    return cautions;
  }

  private static void window(WorkloadConfig config, List<String> cautions) {
    long window = config.run().untilNanos() - config.run().warmUpNanos();
    long period =
        config.paging().policy().equals(PagingConfig.WINDOWS)
            ? config.paging().settings().periodNanos()
            : SECOND;
    if (window < PERIODS * period) {
      cautions.add(
          "The window of %s is short: pages that are trimmed once in a while may not be missed yet;"
                  .formatted(Quantities.nanos(window))
              + " measure at least %s".formatted(Quantities.nanos(PERIODS * period)));
    }
  }

  private static void starts(
      ProcessGroup processes, long most, long warmUp, List<String> cautions) {
    long last = processes.startAtNanos() + (most - 1) * processes.startEveryNanos();
    if (last > warmUp) {
      cautions.add(
          "The last of %s %s starts at %s, after the warm-up of %s: until then fewer are measured;"
                  .formatted(
                      most, processes.name(), Quantities.nanos(last), Quantities.nanos(warmUp))
              + " give a longer run.warm-up");
    }
  }
}
