package org.faultline.memory.windows;

import org.junit.jupiter.api.Test;

/** Random sharing in little memory: bytes, counts and charges add up after every few steps. */
class SectionHistoriesTest {
  private static final int HISTORIES = Integer.getInteger("faultline.histories", 300);

  @Test
  void sharedPagesKeepTheirBytesUnderPressure() {
    for (long seed = 1; seed <= HISTORIES; seed++) {
      try {
        new SectionHistory(seed).play(300);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("the history of seed " + seed + " failed: " + e, e);
      }
    }
  }
}
