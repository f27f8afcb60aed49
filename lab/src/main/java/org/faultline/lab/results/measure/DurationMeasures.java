package org.faultline.lab.results.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.faultline.lab.results.summary.TimeDistribution;
import org.jspecify.annotations.Nullable;

/** The measures of a distribution of times; there are none where nothing was timed. */
final class DurationMeasures {
  /** One of its figures. */
  private record Figure(String name, ToLongFunction<TimeDistribution> nanos) {}

  private static final List<Figure> FIGURES =
      List.of(
          new Figure("mean", TimeDistribution::meanNanos),
          new Figure("p50", TimeDistribution::p50Nanos),
          new Figure("p90", TimeDistribution::p90Nanos),
          new Figure("p99", TimeDistribution::p99Nanos),
          new Figure("p99.9", TimeDistribution::p999Nanos),
          new Figure("max", TimeDistribution::maximumNanos));

  private DurationMeasures() {}

  /** Count, mean, percentiles and maximum of {@code times}, which may be absent. */
  static <P> List<MeasureDefinition<P>> of(
      Part<P> part, String name, Function<P, @Nullable TimeDistribution> times, String what) {
    List<MeasureDefinition<P>> all = new ArrayList<>();
    all.add(
        of(part, name + ".count", Unit.COUNT, "number of " + what, times, TimeDistribution::count));
    for (Figure figure : FIGURES) {
      String meaning = figure.name() + " of " + what;
      all.add(of(part, name + "." + figure.name(), Unit.SECONDS, meaning, times, figure.nanos()));
    }
    return all;
  }

  private static <P> MeasureDefinition<P> of(
      Part<P> part,
      String name,
      Unit unit,
      String meaning,
      Function<P, @Nullable TimeDistribution> times,
      ToLongFunction<TimeDistribution> figure) {
    return MeasureDefinition.of(
        part,
        name,
        unit,
        meaning,
        each -> {
          TimeDistribution found = times.apply(each);
          return found == null || found.count() == 0 ? null : figure.applyAsLong(found);
        });
  }
}
