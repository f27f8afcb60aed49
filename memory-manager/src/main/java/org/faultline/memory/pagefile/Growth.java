package org.faultline.memory.pagefile;

/** Arrays by slot grow with the slots in use. */
final class Growth {
  private static final int LEAST = 64;

  /** What every Java machine can make. */
  private static final int MOST = Integer.MAX_VALUE - 8;

  private Growth() {}

  /** At least twice {@code length}, and enough for {@code slot}. */
  static int toHold(int slot, int length) {
    return (int) Math.min(MOST, Math.max(Math.max(slot + 1L, 2L * length), LEAST));
  }
}
