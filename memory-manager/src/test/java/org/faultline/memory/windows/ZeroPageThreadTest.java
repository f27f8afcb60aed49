package org.faultline.memory.windows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Zeroing in idle CPU time (docs/windows.md W610). */
class ZeroPageThreadTest {
  private static final int PAGE_NANOS = 100;

  private final PageLists lists = new PageLists(20, new FrameStates(20));

  private ZeroPageThread thread(int threshold, long nanos) {
    return new ZeroPageThread(lists, threshold, nanos);
  }

  private void free(int count) {
    for (int i = 0; i < count; i++) {
      int frame = lists.firstZeroed();
      lists.remove(frame, FrameState.TRANSITION);
      lists.append(frame, FrameState.FREE);
    }
  }

  @Test
  void itBeginsAtTheThreshold() {
    ZeroPageThread thread = thread(8, PAGE_NANOS);
    free(7);
    thread.wake();
    thread.catchUp(1_000);
    assertThat(lists.free()).isEqualTo(7);
    free(1);
    thread.wake();
    thread.catchUp(1_000 + 2 * PAGE_NANOS);
    assertThat(lists.free()).isEqualTo(6);
    assertThat(thread.zeroed()).isEqualTo(2);
  }

  @Test
  void itGoesOnUntilTheListIsEmptyAndThenSleeps() {
    ZeroPageThread thread = thread(8, PAGE_NANOS);
    free(8);
    thread.wake();
    thread.catchUp(10 * PAGE_NANOS);
    assertThat(lists.free()).isZero();
    free(3);
    thread.wake();
    thread.catchUp(100 * PAGE_NANOS);
    assertThat(lists.free()).as("fewer than the threshold").isEqualTo(3);
  }

  @Test
  void onlyIdleTimeCounts() {
    ZeroPageThread thread = thread(1, PAGE_NANOS);
    free(10);
    thread.wake();
    thread.catchUp(0);
    thread.catchUp(0);
    assertThat(thread.zeroed()).isZero();
  }

  @Test
  void idleTimeBeforeItWokeIsLost() {
    ZeroPageThread thread = thread(8, PAGE_NANOS);
    thread.catchUp(5_000);
    free(8);
    thread.wake();
    thread.catchUp(5_000 + PAGE_NANOS);
    assertThat(thread.zeroed()).isEqualTo(1);
  }

  @Test
  void aPartOfAPageIsCarriedOver() {
    ZeroPageThread thread = thread(8, PAGE_NANOS);
    free(8);
    thread.wake();
    thread.catchUp(PAGE_NANOS - 1);
    assertThat(thread.zeroed()).isZero();
    thread.catchUp(PAGE_NANOS);
    assertThat(thread.zeroed()).isEqualTo(1);
  }

  @Test
  void nothingIsCarriedOverAcrossASleep() {
    ZeroPageThread thread = thread(8, PAGE_NANOS);
    free(8);
    thread.wake();
    thread.catchUp(9 * PAGE_NANOS - 1);
    free(8);
    thread.wake();
    thread.catchUp(9 * PAGE_NANOS);
    assertThat(thread.zeroed()).isEqualTo(8);
  }

  @Test
  void zeroingThatTakesNoTimeTakesAllAtOnce() {
    ZeroPageThread thread = thread(8, 0);
    free(9);
    thread.wake();
    thread.catchUp(1);
    assertThat(lists.zeroed()).isEqualTo(20);
  }

  @Test
  void framesMoveFromTheHeadOfFreeToTheTailOfZeroed() {
    ZeroPageThread thread = thread(8, PAGE_NANOS);
    free(10);
    thread.wake();
    thread.catchUp(PAGE_NANOS);
    assertThat(lists.firstFree()).isEqualTo(1);
    assertThat(lists.firstZeroed()).isEqualTo(10);
  }
}
