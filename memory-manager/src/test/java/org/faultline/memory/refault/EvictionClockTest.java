package org.faultline.memory.refault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EvictionClockTest {
  private static final int CYCLE = (1 << EvictionClock.STAMP_BITS) - 1;

  private final EvictionClock clock = new EvictionClock();

  @Test
  void aDistanceIsThePagesThatLeftOrWereRescuedSince() {
    long stamp = clock.evicted();
    assertThat(stamp).isPositive();
    assertThat(clock.distance(stamp)).isZero();
    clock.evicted();
    clock.tick();
    assertThat(clock.distance(stamp)).isEqualTo(2);
  }

  @Test
  void aPageIsThrashingUpToAsManyEvictionsAsThereArePagesInUse() {
    long stamp = clock.evicted();
    clock.evicted();
    clock.evicted();
    assertThat(clock.isThrashing(stamp, 2)).isTrue();
    assertThat(clock.isThrashing(stamp, 1)).isFalse();
  }

  @Test
  void stampsFitTheirBitsAndDistancesSurviveTheirOverflow() {
    for (int i = 0; i < CYCLE - 3; i++) {
      clock.tick();
    }
    long last = clock.evicted();
    assertThat(last).isEqualTo(CYCLE - 1);
    assertThat(clock.evicted()).isEqualTo(CYCLE);
    assertThat(clock.evicted()).isEqualTo(1);
    assertThat(clock.distance(last)).isEqualTo(2);
  }
}
