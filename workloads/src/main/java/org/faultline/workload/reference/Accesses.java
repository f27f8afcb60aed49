package org.faultline.workload.reference;

import org.apache.commons.rng.UniformRandomProvider;

/** Decides the accesses of references whose pages are known. */
final class Accesses {
  private Accesses() {}

  /** Adds an access to each of the first {@code count} references, which are reads so far. */
  static void decide(long[] references, int count, AccessMix mix, UniformRandomProvider random) {
    long writes = mix.writeBound();
    long fetches = mix.fetchBound();
    if (mix.constant()) {
      long access = AccessMix.access(0, writes, fetches);
      for (int i = 0; i < count; i++) {
        references[i] |= access;
      }
      return;
    }
    for (int i = 0; i < count; i++) {
      references[i] |= AccessMix.access(random.nextLong(), writes, fetches);
    }
  }
}
