package org.faultline.workload.reference;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.memory.address.Access;
import org.faultline.memory.address.PageReference;
import org.faultline.workload.program.RandomStreams;

/** References drawn from a pattern, for tests: the range begins at page {@link #FIRST}. */
final class Drawn {
  static final long FIRST = 0x12345;

  private Drawn() {}

  static UniformRandomProvider random(long seed) {
    return new RandomStreams(seed).stream("test", 0, "references");
  }

  static long[] references(Pattern pattern, long pages, AccessMix mix, long seed, int count) {
    long[] references = new long[count];
    pattern.start(FIRST, pages, mix, random(seed)).fill(references, count);
    return references;
  }

  /** Positions in the range. */
  static long[] positions(Pattern pattern, long pages, long seed, int count) {
    long[] references = references(pattern, pages, AccessMix.READS, seed, count);
    return Arrays.stream(references).map(r -> PageReference.page(r) - FIRST).toArray();
  }

  static long[] frequencies(Pattern pattern, int pages, long seed, int count) {
    long[] frequencies = new long[pages];
    for (long position : positions(pattern, pages, seed, count)) {
      frequencies[(int) position]++;
    }
    return frequencies;
  }

  static double share(long[] references, Access access) {
    long of = Arrays.stream(references).filter(r -> PageReference.access(r) == access).count();
    return of / (double) references.length;
  }

  /** Pearson's statistic of the frequencies against these probabilities. */
  static double chiSquare(long[] frequencies, double[] probabilities) {
    double all = Arrays.stream(frequencies).sum();
    double sum = 0;
    for (int i = 0; i < frequencies.length; i++) {
      double expected = all * probabilities[i];
      sum += (frequencies[i] - expected) * (frequencies[i] - expected) / expected;
    }
    return sum;
  }
}
