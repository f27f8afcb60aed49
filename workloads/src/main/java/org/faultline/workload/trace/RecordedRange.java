package org.faultline.workload.trace;

/**
 * Pages next to each other.
 *
 * @param first the lowest page number
 * @param pages how many, at least 1
 */
public record RecordedRange(long first, long pages) {
  /** The first page number above the range. */
  public long end() {
    return first + pages;
  }
}
