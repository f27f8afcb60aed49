package org.faultline.lab.results.measure;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.lab.results.summary.RunSummary;
import org.faultline.workload.binding.Nearest;

/**
 * The measures of a run, read from its summary by name: {@code web.page.latency.p99}, {@code
 * machine.hard-faults}, {@code psi.memory.full}.
 *
 * <p>Rates, shares and percentiles are over the measured window, amounts are those at its end
 * unless their meaning says otherwise. Values are in seconds, bytes, a second, and shares from 0 to
 * 1. Where a group has the name of another part, the machine's measures win.
 */
public final class Measures {
  private static final String MACHINE = "machine.";

  private Measures() {}

  /** The measures that {@code summary} holds, by name. */
  public static SortedMap<String, Measure> of(RunSummary summary) {
    return MeasureRegistry.installed().of(summary);
  }

  /**
   * The measure of that name.
   *
   * @throws UserMistake where there is none; its sentence has the nearest name
   */
  public static Measure require(SortedMap<String, Measure> measures, String name) {
    Measure measure = measures.get(name);
    if (measure == null) {
      throw new UserMistake(
          "this run has no measure '" + name + "'" + Nearest.hint(name, measures.keySet()));
    }
    return measure;
  }

  /**
   * The measure by work that says what {@code measure} says a second: its number over the run where
   * all runs do the same work to its end, else the miss ratio of a rate of faults.
   *
   * @param whole whether all runs do the same work
   * @return empty where {@code measure} is no rate that a longer run makes smaller
   */
  public static Optional<String> byWork(String measure, boolean whole) {
    return whole ? WorkMeasures.total(measure) : WorkMeasures.ratio(measure);
  }

  /** What replays are compared by where nothing else is asked. */
  public static List<String> ofReplays() {
    return List.of(
        MACHINE + WorkMeasures.MISS_RATIO,
        MACHINE + "total.page-faults",
        MACHINE + "total.pages-output",
        MACHINE + WorkMeasures.ELAPSED);
  }

  /** Every kind of measure that a run may have; all of {@code GROUP} also of {@code machine}. */
  public static List<MeasureKind> catalogue() {
    return MeasureRegistry.installed().catalogue();
  }
}
