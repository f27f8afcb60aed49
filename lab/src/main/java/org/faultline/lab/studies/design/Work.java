package org.faultline.lab.studies.design;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.faultline.lab.results.measure.Measures;
import org.faultline.workload.binding.ConfigProblemsException;
import org.faultline.workload.config.WorkloadConfig;
import org.faultline.workload.config.WorkloadLoader;
import org.faultline.workload.program.Repeat;
import org.faultline.workload.program.Serve;
import org.faultline.workload.program.Step;
import org.faultline.workload.program.Trace;

/**
 * Whether a workload is a replay: each of its programs ends by itself, as a recording does, and so
 * does the same work however long that takes. What replays count is compared as it is, and not as a
 * rate over times that differ.
 */
public enum Work {
  /** Some program goes on as long as it is let. */
  ENDLESS,
  /** A replay that its run may end before its processes do. */
  CUT,
  /** A replay whose run ends with its processes. */
  WHOLE;

  /** The time at which all processes have ended: what tells that a replay came to its end. */
  public static final String ELAPSED = "machine.elapsed";

  /** Tells what a workload, by its file or name, does with some overrides. */
  public interface Teller extends BiFunction<String, List<String>, Work> {
    /** Takes every workload for one that is no replay. */
    Teller NONE = (workload, sets) -> ENDLESS;
  }

  /** What a workload does. */
  public static Work of(WorkloadConfig config) {
    if (!config.processes().stream().allMatch(group -> ends(group.program()))) {
      return ENDLESS;
    }
    return config.run().untilNanos() == Long.MAX_VALUE ? WHOLE : CUT;
  }

  private static boolean ends(List<Step> steps) {
    return steps.stream().allMatch(Work::ends);
  }

  private static boolean ends(Step step) {
    if (step instanceof Repeat repeat) {
      return repeat.times() != Repeat.FOREVER && ends(repeat.steps());
    } else if (step instanceof Serve serve) {
      return serve.requests() != Repeat.FOREVER && ends(serve.steps());
    }
    return !(step instanceof Trace trace) || trace.times() != Repeat.FOREVER;
  }

  /** Asks {@code loader}; a workload that cannot be read is no replay. */
  public static Teller by(WorkloadLoader loader) {
    return (workload, sets) -> {
      try {
        return of(loader.load(workload, sets).config());
      } catch (ConfigProblemsException e) {
        return ENDLESS;
      }
    };
  }

  /** These measures and, of a replay, before each rate of a counter the measure by work. */
  List<String> compared(List<String> measures) {
    if (this == ENDLESS) {
      return measures;
    }
    List<String> compared = new ArrayList<>();
    for (String measure : measures) {
      Measures.byWork(measure, this == WHOLE).ifPresent(compared::add);
      compared.add(measure);
    }
    return compared.stream().distinct().toList();
  }
}
