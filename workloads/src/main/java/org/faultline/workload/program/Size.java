package org.faultline.workload.program;

import org.apache.commons.rng.UniformRandomProvider;

/** A number of bytes, fixed or drawn. */
public interface Size {
  /** The next value in bytes, at least 0. */
  long nextBytes(UniformRandomProvider random);

  /** Always {@code bytes}. */
  static Size fixed(long bytes) {
    return new Sizes.Fixed(bytes);
  }
}
