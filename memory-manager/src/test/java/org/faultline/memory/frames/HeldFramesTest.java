package org.faultline.memory.frames;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeldFramesTest {

  private static final class Plain extends HeldFrames {
    Plain(int frames) {
      super(frames);
    }

    @Override
    public void touched(int frame) {}
  }

  private final HeldFrames frames = new Plain(2);

  @Test
  void aFrameWithoutAPageIsHeld() {
    assertThat(frames.isHeld(0)).isTrue();
  }

  @Test
  void aPageMayBeTakenFromItsReleaseUntilItIsHeldAgain() {
    frames.loaded(0, 1, 5);
    assertThat(frames.isHeld(0)).as("loaded").isTrue();
    frames.released(0);
    assertThat(frames.isHeld(0)).as("released").isFalse();
    frames.held(0);
    assertThat(frames.isHeld(0)).as("held").isTrue();
  }

  @Test
  void whatWasRemovedIsHeldAndNoOther() {
    frames.released(0);
    frames.released(1);
    frames.removed(0);
    assertThat(frames.isHeld(0)).isTrue();
    assertThat(frames.isHeld(1)).isFalse();
  }
}
