package org.faultline.memory.time;

import org.apache.commons.rng.UniformRandomProvider;

/** A length of virtual time, fixed or drawn. */
public interface Duration {
  /** Takes no time. */
  Duration NONE = new Fixed(0);

  /** The next value in nanoseconds, at least 0. */
  long nextNanos(UniformRandomProvider random);

  /** The mean in nanoseconds. */
  double meanNanos();

  /** The same each time; draws nothing. */
  record Fixed(long nanos) implements Duration {
    /**
     * @throws IllegalArgumentException where it is negative
     */
    public Fixed {
      if (nanos < 0) {
        throw new IllegalArgumentException("is negative");
      }
    }

    @Override
    public long nextNanos(UniformRandomProvider random) {
      return nanos;
    }

    @Override
    public double meanNanos() {
      return nanos;
    }
  }
}
