package org.faultline.lab.studies.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.faultline.lab.results.measure.Measures;
import org.faultline.lab.studies.design.Work;
import org.faultline.workload.binding.Quantities;
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
    // A replay is all start and end, and is judged by its work.
    boolean replay = Work.of(config) == Work.WHOLE;
    if (warmUp == 0 && !replay) {
      cautions.add(
          "There is no warm-up, so every figure includes the start of the processes; set run.warm-up");
    }
    if (config.run().untilNanos() == Long.MAX_VALUE && !replay) {
      cautions.add(
          "The run ends when all processes have ended, so figures cover their whole lives, not a"
              + " steady state; set run.until");
    } else if (!replay) {
      window(config, cautions);
    }
    config.processes().stream()
        .filter(processes -> processes.name().equals(group))
        .forEach(processes -> starts(processes, most, warmUp, cautions));
    return cautions;
  }

  /** Sentences on requirements that a replay meets by taking its time. */
  static List<String> ofRates(WorkloadConfig config, List<Requirement> requirements) {
    List<String> cautions = new ArrayList<>();
    Work work = Work.of(config);
    for (Requirement requirement : requirements) {
      Optional<String> byWork = Measures.byWork(requirement.measure(), work == Work.WHOLE);
      if (work != Work.ENDLESS && byWork.isPresent()) {
        cautions.add(
            "The runs are replays, which take longer the more they fault: %s, a rate, hides that; require %s instead"
                .formatted(requirement.measure(), byWork.get()));
      }
    }
    return cautions;
  }

  private static void window(WorkloadConfig config, List<String> cautions) {
    long window = config.run().untilNanos() - config.run().warmUpNanos();
    long period = config.paging().isWindows() ? config.paging().settings().periodNanos() : SECOND;
    if (window < PERIODS * period) {
      cautions.add(
          "The window of %s is short: pages that are trimmed now and then may not have been missed yet;"
                  .formatted(Quantities.nanos(window))
              + " measure at least %s".formatted(Quantities.nanos(PERIODS * period)));
    }
  }

  private static void starts(
      ProcessGroup processes, long most, long warmUp, List<String> cautions) {
    long last = processes.startAtNanos() + (most - 1) * processes.startEveryNanos();
    if (last > warmUp) {
      cautions.add(
          "The last of %s %s starts at %s, after the warm-up of %s, so that fewer are measured at first;"
                  .formatted(
                      most, processes.name(), Quantities.nanos(last), Quantities.nanos(warmUp))
              + " set a longer run.warm-up");
    }
  }
}
