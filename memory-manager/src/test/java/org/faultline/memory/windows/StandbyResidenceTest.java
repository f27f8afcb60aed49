package org.faultline.memory.windows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StandbyResidenceTest {
  /** 3 pages for 2 us, then 5 for 4 us. */
  @Test
  void eachPageAddsTheTimeThatItStayed() {
    StandbyResidence standby = new StandbyResidence();
    standby.changes(1_000, 3);
    standby.changes(3_000, 5);
    standby.changes(7_000, 0);
    standby.changes(9_000, 7);
    assertThat(standby.pageMicros()).isEqualTo(3 * 2 + 5 * 4);
  }

  @Test
  void partsOfAMicrosecondAreKept() {
    StandbyResidence standby = new StandbyResidence();
    standby.changes(0, 1);
    for (int nanos = 1; nanos <= 5_000; nanos++) {
      standby.changes(nanos, 1);
    }
    assertThat(standby.pageMicros()).isEqualTo(5);
  }

  @Test
  void aTimeThatLiesBackAddsNothing() {
    StandbyResidence standby = new StandbyResidence();
    standby.changes(5_000, 2);
    standby.changes(4_000, 4);
    standby.changes(6_000, 0);
    assertThat(standby.pageMicros()).isEqualTo(4);
  }
}
