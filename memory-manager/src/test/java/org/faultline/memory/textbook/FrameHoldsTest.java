package org.faultline.memory.textbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.frames.FrameDatabase;
import org.faultline.memory.frames.ResidencyListener;
import org.faultline.memory.pagefile.InMemoryPageStore;
import org.faultline.memory.pagefile.Pagefile;
import org.junit.jupiter.api.Test;

/** Page 5 of process 1 is in frame 0. */
class FrameHoldsTest {
  private final List<String> told = new ArrayList<>();
  private final FrameDatabase frames =
      new FrameDatabase(1, new Pagefile(0, 0, new InMemoryPageStore()));
  private final TextbookProcess process =
      new TextbookProcess(1, new FramePool(0, 1), AddressLayout.BITS_32, false);
  private final FrameHolds holds = new FrameHolds(frames, new Listener());

  /** Notes when pages may and may not be taken. */
  private final class Listener implements ResidencyListener {
    @Override
    public void loaded(int frame, int owner, long page) {}

    @Override
    public void held(int frame) {
      told.add("held");
    }

    @Override
    public void released(int frame) {
      told.add("released");
    }

    @Override
    public void touched(int frame) {}

    @Override
    public void removed(int frame) {}
  }

  private void load() {
    frames.occupy(0, 1, 5, 0);
    process.putInFrame(5, 0);
  }

  @Test
  void theFirstHoldAndTheLastReleaseAreTold() {
    load();
    holds.pin(process, 5);
    holds.lock(process, 0);
    holds.unpin(process);
    assertThat(told).containsExactly("held");
    assertThat(holds.isHeld(0)).isTrue();
    holds.unlock(process, 0, 9);
    assertThat(told).containsExactly("held", "released");
    assertThat(holds.isHeld(0)).isFalse();
  }

  @Test
  void aPageIsLockedAndUnlockedOnce() {
    load();
    holds.lock(process, 0);
    holds.lock(process, 0);
    assertThat(process.lockedPages()).isEqualTo(1);
    holds.unlock(process, 5, 5);
    holds.unlock(process, 5, 5);
    assertThat(process.lockedPages()).isZero();
  }

  @Test
  void aPageInNoFrameIsNotPinned() {
    holds.pin(process, 5);
    assertThat(process.pinned().size()).isZero();
    assertThat(told).isEmpty();
  }

  @Test
  void thePinOfAFrameThatChangedHandsIsNotTakenOff() {
    load();
    holds.pin(process, 5);
    frames.vacate(0);
    frames.occupy(0, 2, 5, FrameDatabase.PINNED);
    holds.unpin(process);
    assertThat(frames.is(0, FrameDatabase.PINNED)).isTrue();
  }
}
