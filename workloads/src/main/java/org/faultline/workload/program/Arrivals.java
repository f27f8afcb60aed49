package org.faultline.workload.program;

import org.faultline.memory.time.Duration;
import org.faultline.workload.binding.ConfigNode;
import org.faultline.workload.binding.Expressions;

/** How requests arrive that wait for nobody. */
public final class Arrivals {
  private static final double SECOND = 1e9;

  private static final Expressions<Duration> EXPRESSIONS =
      new Expressions<Duration>("arrivals")
          .with("poisson(rate)", a -> poisson(a.get(0).perSecond()))
          .with("every(interval)", a -> Durations.fixed(a.get(0).nanos(1, Durations.LONGEST)));

  private Arrivals() {}

  /** The time between two arrivals of a Poisson process with {@code perSecond} arrivals. */
  public static Duration poisson(double perSecond) {
    long mean = StrictMath.round(SECOND / perSecond);
    if (mean < 1 || mean > Durations.LONGEST) {
      throw new IllegalArgumentException(
          "has a rate of %s/s, but the time between arrivals must be from 1 ns to 1000000 s"
              .formatted(perSecond));
    }
    return new Durations.Exponential(mean);
  }

  /** Reads {@code poisson(25/s)} or {@code every(40 ms)}. */
  static Duration parse(ConfigNode node) {
    Duration duration = node.expression(EXPRESSIONS);
    return duration == null ? Durations.fixed(1) : duration;
  }
}
