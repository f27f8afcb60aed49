package org.faultline.workload.program;

import org.apache.commons.rng.UniformRandomProvider;

/** A length of virtual time, fixed or drawn. */
public interface Duration {
  /** The next value in nanoseconds, at least 0. */
  long nextNanos(UniformRandomProvider random);

  /** The mean in nanoseconds. */
  double meanNanos();
}
