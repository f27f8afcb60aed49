package org.faultline.workload.program;

import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.memory.time.Duration;

/** The same time again and again. */
record FixedDuration(long nanos) implements Duration {
  @Override
  public long nextNanos(UniformRandomProvider random) {
    return nanos;
  }

  @Override
  public double meanNanos() {
    return nanos;
  }
}
