package org.faultline.workload.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.faultline.memory.address.Access;
import org.junit.jupiter.api.Test;

class AccessMixTest {
  @Test
  void drawsBelowTheSharesAreWritesThenFetchesThenReads() {
    AccessMix mix = new AccessMix(0.25, 0.5);

    assertThat(access(mix, 0)).isEqualTo(Access.WRITE);
    assertThat(access(mix, 0x3FFF_FFFF_FFFF_FFFFL)).isEqualTo(Access.WRITE);
    assertThat(access(mix, 0x4000_0000_0000_0000L)).isEqualTo(Access.EXECUTE);
    assertThat(access(mix, 0xBFFF_FFFF_FFFF_FFFFL)).isEqualTo(Access.EXECUTE);
    assertThat(access(mix, 0xC000_0000_0000_0000L)).isEqualTo(Access.READ);
    assertThat(access(mix, -1)).isEqualTo(Access.READ);
  }

  @Test
  void noShareAndTheWholeShareHoldForEveryDraw() {
    for (long draw : new long[] {0, 1, Long.MAX_VALUE, Long.MIN_VALUE, -1}) {
      assertThat(access(AccessMix.READS, draw)).isEqualTo(Access.READ);
      assertThat(access(new AccessMix(1, 0), draw)).isEqualTo(Access.WRITE);
      assertThat(access(new AccessMix(0, 1), draw)).isEqualTo(Access.EXECUTE);
    }
  }

  @Test
  void sharesAboveTheWholeAreRefused() {
    assertThatThrownBy(() -> new AccessMix(0.6, 0.5))
        .hasMessage(
            "has writes = 60.0 % and fetches = 50.0 %, but together they may be at most 100 %");
    assertThatThrownBy(() -> new AccessMix(-0.1, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Access access(AccessMix mix, long draw) {
    return Access.of((int) AccessMix.access(draw, mix.writeBound(), mix.fetchBound()));
  }
}
