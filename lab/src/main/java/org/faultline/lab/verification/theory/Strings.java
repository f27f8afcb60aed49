package org.faultline.lab.verification.theory;

import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.memory.address.PageReference;
import org.faultline.workload.program.RandomStreams;
import org.faultline.workload.reference.AccessMix;
import org.faultline.workload.reference.Pattern;

/** Reference strings: pages as small numbers. */
final class Strings {
  private Strings() {}

  /** The pages of a text, separated by blanks. */
  static int[] of(String text) {
    return Stream.of(text.split(" ")).mapToInt(Integer::parseInt).toArray();
  }

  /** A stream of random numbers for one purpose. */
  static UniformRandomProvider random(long seed, String purpose) {
    return new RandomStreams(seed).stream("theory", 0, purpose);
  }

  /** 20 to 120 references to at most 12 pages, of which some are referenced more often. */
  static int[] random(long seed) {
    UniformRandomProvider random = random(seed, "string");
    int pages = 3 + random.nextInt(10);
    int[] string = new int[20 + random.nextInt(101)];
    for (int i = 0; i < string.length; i++) {
      int page = random.nextInt(pages);
      string[i] = random.nextBoolean() ? page : Math.min(page, random.nextInt(pages));
    }
    return string;
  }

  /** References of a pattern to {@code pages} pages, from 0 on. */
  static int[] drawn(Pattern pattern, int pages, int references, long seed) {
    long[] packed = packed(pattern, pages, references, seed);
    int[] string = new int[references];
    for (int i = 0; i < references; i++) {
      string[i] = (int) PageReference.page(packed[i]);
    }
    return string;
  }

  /** The same as packed references. */
  static long[] packed(Pattern pattern, int pages, int references, long seed) {
    long[] packed = new long[references];
    pattern.start(0, pages, AccessMix.READS, random(seed, "references")).fill(packed, references);
    return packed;
  }

  /** {@code string} as packed references. */
  static long[] packed(int[] string) {
    long[] packed = new long[string.length];
    for (int i = 0; i < string.length; i++) {
      packed[i] = (long) string[i] << 4;
    }
    return packed;
  }
}
