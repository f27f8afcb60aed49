package org.faultline.workload.reference;

import org.apache.commons.rng.UniformRandomProvider;

/** How references are spread over a range of pages: immutable, shared by all processes. */
public interface Pattern {
  /**
   * Begins the pattern over the pages from {@code firstPage} on.
   *
   * @param pages how many pages the range has, at least 1
   * @throws IllegalArgumentException where the pattern does not fit the range, said in a sentence
   */
  ReferenceGenerator start(long firstPage, long pages, AccessMix mix, UniformRandomProvider random);
}
