package org.faultline.lab.results.summary;

/** A distribution of times in nanoseconds; all zeros where there is none. */
public record TimeDistribution(
    long count,
    long meanNanos,
    long p50Nanos,
    long p90Nanos,
    long p99Nanos,
    long p999Nanos,
    long maximumNanos) {
  /** No times at all. */
  public static final TimeDistribution NONE = new TimeDistribution(0, 0, 0, 0, 0, 0, 0);
}
