package org.faultline.memory.frames;

import static org.assertj.core.api.Assertions.assertThat;

import org.faultline.memory.refault.EvictionClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagePlaceTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, Integer.MAX_VALUE})
  void aFrameIsReadBackAndIsNoSlot(int frame) {
    long place = PagePlace.ofFrame(frame);
    assertThat(PagePlace.what(place)).isEqualTo(PagePlace.FRAME);
    assertThat(PagePlace.frame(place)).isEqualTo(frame);
    assertThat(PagePlace.slot(place)).isEqualTo(-1);
    assertThat(PagePlace.stamp(place)).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, Integer.MAX_VALUE})
  void aSlotIsReadBackWithAndWithoutItsStamp(int slot) {
    long most = (1L << EvictionClock.STAMP_BITS) - 1;
    long stamped = PagePlace.ofSlot(slot, most);
    assertThat(PagePlace.slot(PagePlace.ofSlot(slot))).isEqualTo(slot);
    assertThat(PagePlace.slot(stamped)).isEqualTo(slot);
    assertThat(PagePlace.frame(stamped)).isEqualTo(-1);
    assertThat(PagePlace.stamp(stamped)).isEqualTo(most);
    assertThat(stamped & PagePlace.MASK).isEqualTo(PagePlace.ofSlot(slot));
  }

  @Test
  void zerosThatLeftMemoryAreNeitherNowhereNorAnywhere() {
    long place = PagePlace.ofZero(7);
    assertThat(place).isNotEqualTo(PagePlace.NOWHERE);
    assertThat(PagePlace.what(place)).isEqualTo(PagePlace.ZERO);
    assertThat(PagePlace.frame(place)).isEqualTo(-1);
    assertThat(PagePlace.slot(place)).isEqualTo(-1);
    assertThat(PagePlace.stamp(place)).isEqualTo(7);
  }

  @Test
  void nowhereIsNeitherFrameNorSlot() {
    assertThat(PagePlace.frame(PagePlace.NOWHERE)).isEqualTo(-1);
    assertThat(PagePlace.slot(PagePlace.NOWHERE)).isEqualTo(-1);
  }
}
