package org.faultline.workload.config;

import org.faultline.memory.address.AddressLayout;

/**
 * Between which sizes a working set is kept, in bytes (docs/windows.md W801).
 *
 * @param minimumBytes what the process keeps when memory is short
 * @param maximumBytes up to which it grows whatever the others do, at least the minimum
 * @param hardMinimum whether it keeps the minimum at any price
 * @param hardMaximum whether it never grows beyond the maximum
 */
public record WorkingSetConfig(
    long minimumBytes, long maximumBytes, boolean hardMinimum, boolean hardMaximum) {

  /** How far an automatic maximum lies above the minimum, in bytes: 345 - 50 pages. */
  static final long AUTOMATIC_GROWTH = 295L * AddressLayout.PAGE_SIZE;

  /**
   * @throws IllegalArgumentException where the maximum is below the minimum
   */
  public WorkingSetConfig {
    Check.that(
        minimumBytes >= 0 && maximumBytes >= minimumBytes,
        "has a working-set.maximum below its minimum");
  }

  /** The minimum in pages. */
  public int minimumPages() {
    return (int) (minimumBytes >>> AddressLayout.PAGE_SHIFT);
  }

  /** The maximum in pages. */
  public int maximumPages() {
    return (int) (maximumBytes >>> AddressLayout.PAGE_SHIFT);
  }
}
