package org.faultline.workload.program;

import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.memory.time.Duration;
import org.faultline.workload.binding.ConfigNode;
import org.faultline.workload.binding.Expressions;

/** The lengths of time that a config can say: {@code 2 ms}, {@code uniform(a, b)}, and so on. */
public final class Durations {
  /** The longest duration: a little over 11 days, in nanoseconds. */
  public static final long LONGEST = 1_000_000_000_000_000L;

  private static final Expressions<Duration> EXPRESSIONS =
      new Expressions<Duration>("duration")
          .beside("a time such as 2 ms")
          .with("uniform(least, most)", a -> new Uniform(nanos(a.get(0)), nanos(a.get(1))))
          .with("exponential(mean)", a -> new Exponential(a.get(0).nanos(1, LONGEST)));

  private Durations() {}

  /** Always {@code nanos}. */
  public static Duration fixed(long nanos) {
    return new Duration.Fixed(nanos);
  }

  /** Reads {@code 2 ms}, {@code uniform(1 ms, 3 ms)} or {@code exponential(2 ms)}. */
  public static Duration parse(ConfigNode node) {
    if (node.startsWithNumber()) {
      return new Duration.Fixed(nanos(node));
    }
    Duration duration = node.expression(EXPRESSIONS);
    return duration == null ? Duration.NONE : duration;
  }

  private static long nanos(ConfigNode node) {
    return node.nanos(0, LONGEST);
  }

  /**
   * Each nanosecond from {@code leastNanos} to {@code mostNanos}, both included, is equally likely.
   */
  public record Uniform(long leastNanos, long mostNanos) implements Duration {
    public Uniform {
      if (leastNanos < 0 || mostNanos < leastNanos) {
        throw new IllegalArgumentException(
            "is a uniform duration whose second bound is below its first");
      }
    }

    @Override
    public long nextNanos(UniformRandomProvider random) {
      return leastNanos + random.nextLong(mostNanos - leastNanos + 1);
    }

    @Override
    public double meanNanos() {
      return (leastNanos + mostNanos) / 2.0;
    }
  }

  /** Exponential with the given mean, by inversion, rounded to the nearest nanosecond. */
  public record Exponential(long mean) implements Duration {
    public Exponential {
      if (mean < 1) {
        throw new IllegalArgumentException("has a mean below 1 ns");
      }
    }

    @Override
    public long nextNanos(UniformRandomProvider random) {
      return Math.round(-StrictMath.log(1 - random.nextDouble()) * mean);
    }

    @Override
    public double meanNanos() {
      return mean;
    }
  }
}
