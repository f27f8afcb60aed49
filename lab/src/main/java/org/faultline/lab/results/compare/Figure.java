package org.faultline.lab.results.compare;

import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;
import org.faultline.lab.results.summary.RunSummary;
import org.faultline.lab.results.text.Units;

/**
 * One of the main figures of a run, by which runs are compared.
 *
 * @param where a group's name, or {@code machine}
 * @param what such as {@code Page Faults/s}
 * @param of how many samples or events it rests on
 * @param enough from how many on one more or less hardly changes it
 */
record Figure(String where, String what, Kind kind, double value, long of, long enough) {
  /** Fewer events are a handful: as a Poisson count they are uncertain by more than 30 %. */
  static final long ENOUGH_EVENTS = 10;

  /** A percentile rests on the samples beyond it; fewer are a handful. */
  static final long ENOUGH_BEYOND = 5;

  private static final long ALL = Long.MAX_VALUE;

  /** What a figure is, and so how it is shown. */
  enum Kind {
    RATE(Units::rate),
    NANOS(Units::duration),
    SHARE(Units::percent),
    BYTES(Units::bytes),
    COUNT(value -> Units.count(Math.round(value))),
    RATIO(value -> String.format(Locale.ROOT, "%.6f", value));

    private final DoubleFunction<String> shown;

    Kind(DoubleFunction<String> shown) {
      this.shown = shown;
    }

    /** {@code value} with its unit. */
    String show(double value) {
      return shown.apply(value);
    }
  }

  /** The name, which is unique in a run. */
  String key() {
    return where + " " + what;
  }

  /**
   * The main figures of a summary by their names, in the order in which they are shown.
   *
   * @param byWork whether faults and pages are told by their number over the whole run, and not a
   *     second of the window: for runs to their end, which take times of their own
   */
  static Map<String, Figure> of(RunSummary summary, boolean byWork) {
    Figures figures = new Figures(byWork, summary.older());
    summary.groups().forEach(figures::group);
    figures.machine(summary);
    return figures.byName();
  }

  /** A figure that rests on no events: one more or less has no meaning. */
  static Figure plain(String where, String what, Kind kind, Number value) {
    return new Figure(where, what, kind, value.doubleValue(), ALL, 0);
  }
}
