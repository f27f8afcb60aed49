package org.faultline.lab.results.theory;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** Strings whose lifetime under LRU is the square of the memory. */
final class PowerOfLifetime {
  private PowerOfLifetime() {}

  /** References whose stack distance exceeds m with the probability m^-2, packed. */
  static long[] string(int pages, int references, long seed) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    List<Integer> stack = new ArrayList<>();
    for (int page = 0; page < pages; page++) {
      stack.add(page);
    }
    long[] packed = new long[references];
    for (int i = 0; i < references; i++) {
      int above = (int) Math.min(pages - 1, Math.floor(1 / Math.sqrt(1 - random.nextDouble())));
      Integer page = stack.remove(above);
      stack.add(0, page);
      packed[i] = (long) page << 4;
    }
    return packed;
  }
}
