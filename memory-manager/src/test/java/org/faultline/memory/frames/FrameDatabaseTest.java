package org.faultline.memory.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.faultline.memory.pagefile.InMemoryPageStore;
import org.faultline.memory.pagefile.Pagefile;
import org.junit.jupiter.api.Test;

class FrameDatabaseTest {
  private static final int HIGHEST_FLAG = 1 << 14;

  private final Pagefile pagefile = new Pagefile(10, 10, new InMemoryPageStore());
  private final FrameDatabase frames = new FrameDatabase(3, pagefile);

  @Test
  void nobodyOwnsAFrameAtFirst() {
    assertThat(frames.frames()).isEqualTo(3);
    assertThat(frames.owner(2)).isEqualTo(FrameDatabase.NOBODY);
    assertThat(frames.slot(2)).isEqualTo(Pagefile.NO_SLOT);
    assertThat(frames.contents(2)).isNull();
  }

  @Test
  void aFrameHasOneOwner() {
    frames.occupy(1, 7, 42, FrameDatabase.TABLE);
    assertThat(frames.owner(1)).isEqualTo(7);
    assertThat(frames.page(1)).isEqualTo(42);
    assertThat(frames.isTable(1)).isTrue();
    assertThatThrownBy(() -> frames.occupy(1, 8, 43, 0)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void flagsAreSetAndClearedEachByItself() {
    frames.set(0, FrameDatabase.DIRTY | HIGHEST_FLAG);
    frames.set(0, FrameDatabase.LOCKED);
    frames.clear(0, FrameDatabase.DIRTY);
    assertThat(frames.flags(0)).isEqualTo(FrameDatabase.LOCKED | HIGHEST_FLAG);
    assertThat(frames.is(0, FrameDatabase.DIRTY)).isFalse();
    assertThat(frames.is(0, FrameDatabase.DIRTY | FrameDatabase.LOCKED)).isTrue();
    assertThat(frames.is(0, HIGHEST_FLAG)).isTrue();
    assertThat(frames.flags(1)).isZero();
  }

  @Test
  void freeingTheSlotGivesItBackOnce() {
    frames.slot(0, pagefile.allocate());
    frames.freeSlot(0);
    frames.freeSlot(0);
    assertThat(frames.slot(0)).isEqualTo(Pagefile.NO_SLOT);
    assertThat(pagefile.usedSlots()).isZero();
  }

  @Test
  void aVacatedFrameKeepsNothingOfItsPage() {
    frames.occupy(1, 7, 42, FrameDatabase.DIRTY);
    frames.contents(1, new byte[] {1});
    frames.slot(1, pagefile.allocate());
    frames.vacate(1);
    assertThat(frames.owner(1)).isEqualTo(FrameDatabase.NOBODY);
    assertThat(frames.flags(1)).isZero();
    assertThat(frames.slot(1)).isEqualTo(Pagefile.NO_SLOT);
    assertThat(frames.contents(1)).isNull();
    assertThat(pagefile.usedSlots()).as("the page is still in its slot").isEqualTo(1);
  }
}
