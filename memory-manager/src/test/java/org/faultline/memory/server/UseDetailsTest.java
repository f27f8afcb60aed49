package org.faultline.memory.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class UseDetailsTest {
  private static final int ROWS = 100;

  @Test
  void eachRowIsFoundAtItsPlaceHoweverLongTheListGrows() {
    UseDetails taken = filled().take();
    for (int i = 0; i < ROWS; i++) {
      assertThat(taken.uses(i)).isEqualTo(i);
      assertThat(taken.lastUseReferences(i)).isEqualTo(1_000 + i);
      assertThat(taken.nextUseReferences(i)).isEqualTo(2_000 + i);
    }
  }

  @Test
  void whatIsTakenStaysWhenTheListGoesOn() {
    UseDetails list = filled();
    UseDetails taken = list.take();
    assertThat(list.isEmpty()).isTrue();
    list.add(7, 8, 9);
    assertThat(taken.uses(0)).isZero();
    assertThat(list.uses(0)).isEqualTo(7);
  }

  @Test
  void nothingToTakeIsNoneToWhichNothingIsAdded() {
    assertThat(new UseDetails().take()).isSameAs(UseDetails.NONE);
    assertThatThrownBy(() -> UseDetails.NONE.add(1, 2, 3)).isInstanceOf(RuntimeException.class);
    assertThat(UseDetails.NONE.isEmpty()).isTrue();
  }

  private static UseDetails filled() {
    UseDetails list = new UseDetails();
    for (int i = 0; i < ROWS; i++) {
      list.add(i, 1_000 + i, 2_000 + i);
    }
    return list;
  }
}
