package org.faultline.workload.config;

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
    Check.that(
        readErrors >= 0 && readErrors <= 1, "has read-errors that are not from 0 % to 100 %");
    Check.that(
        writeErrors >= 0 && writeErrors <= 1, "has write-errors that are not from 0 % to 100 %");
    Check.that(hangAfter >= 0, "has a hang before the first transfer");
  }

  /** Whether transfer number {@code n}, from 1 on, is never answered. */
  public boolean hangs(long n) {
    return hangAfter > 0 && n >= hangAfter;
  }
}
