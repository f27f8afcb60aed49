package org.faultline.lab.results.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import org.HdrHistogram.Histogram;

/** Distributions of times in nanoseconds. */
final class Percentiles {
  private static final int SIGNIFICANT_DIGITS = 3;

  private Percentiles() {}

  /** All of {@code parts} as one. */
  static Histogram sum(Collection<Histogram> parts) {
    Histogram sum = new Histogram(SIGNIFICANT_DIGITS);
    parts.forEach(sum::add);
    return sum;
  }

  /** Count, mean, percentiles and maximum, in nanoseconds; zeros where there is nothing. */
  static ObjectNode of(Histogram times) {
    boolean any = times.getTotalCount() > 0;
    ObjectNode node = Json.object();
    node.put("count", times.getTotalCount());
    node.put("meanNanos", any ? Math.round(times.getMean()) : 0);
    node.put("p50Nanos", any ? times.getValueAtPercentile(50) : 0);
    node.put("p90Nanos", any ? times.getValueAtPercentile(90) : 0);
    node.put("p99Nanos", any ? times.getValueAtPercentile(99) : 0);
    node.put("p999Nanos", any ? times.getValueAtPercentile(99.9) : 0);
    node.put("maximumNanos", any ? times.getMaxValue() : 0);
    return node;
  }
}
