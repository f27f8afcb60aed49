package org.faultline.memory.workingset;

/**
 * Below what a maximum working set must be: the pages that are available when a machine starts,
 * less 512. In memories below 4,096 frames an eighth takes the place of the 512, as for all
 * absolute numbers (docs/decisions/0014-largest-maximum-working-set.md).
 */
public final class WorkingSetBound {
  private static final int OVERHEAD_PAGES = 512;
  private static final int LEAST_SHARE = 8;

  private WorkingSetBound() {}

  /**
   * The bound, in pages, at least 0.
   *
   * @param reserve frames that no process can get
   */
  public static long pages(int frames, int reserve) {
    return Math.max(0, frames - reserve - Math.min(OVERHEAD_PAGES, frames / LEAST_SHARE));
  }
}
