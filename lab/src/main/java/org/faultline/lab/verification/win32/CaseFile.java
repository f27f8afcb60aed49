package org.faultline.lab.verification.win32;

/** A file that exists when a case begins, and is gone after it. */
record CaseFile(String name, long sizeBytes) {
  /** The most bytes that one can have: the largest of the recorded cases has some 140 KiB. */
  static final long MOST_BYTES = 1L << 24;

  private static final int PAGE_BYTES = 4096;

  /**
   * Its bytes from {@code offset} on, at most {@code most} of them: each differs from its
   * neighbours, and each page from the ones around it.
   */
  byte[] bytes(long offset, int most) {
    byte[] bytes = new byte[(int) Math.min(most, sizeBytes - offset)];
    for (int i = 0; i < bytes.length; i++) {
      long at = offset + i;
      bytes[i] = (byte) (at + 3 * (at / PAGE_BYTES) + 1);
    }
    return bytes;
  }
}
