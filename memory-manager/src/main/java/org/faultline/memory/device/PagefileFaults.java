package org.faultline.memory.device;

/**
 * Transfers of the pagefile's device that go wrong on purpose.
 *
 * @param readErrors share of the reads that fail, 0 to 1
 * @param writeErrors share of the writes that fail, 0 to 1
 * @param hangAfter number of the first transfer that is never answered, from 1 on, and all after it
 *     are not either; 0 for none
 */
public record PagefileFaults(double readErrors, double writeErrors, long hangAfter) {
  /** Nothing goes wrong. */
  public static final PagefileFaults NONE = new PagefileFaults(0, 0, 0);

  /**
   * @throws IllegalArgumentException where a value is out of range
   */
  public PagefileFaults {
    if (!(readErrors >= 0 && readErrors <= 1)) {
      throw new IllegalArgumentException("must have read-errors from 0 % to 100 %");
    }
    if (!(writeErrors >= 0 && writeErrors <= 1)) {
      throw new IllegalArgumentException("must have write-errors from 0 % to 100 %");
    }
    if (hangAfter < 0) {
      throw new IllegalArgumentException("has a hang before the first transfer");
    }
  }

  /** Whether transfer number {@code n}, from 1 on, is never answered. */
  public boolean hangs(long n) {
    return hangAfter > 0 && n >= hangAfter;
  }
}
