package org.faultline.memory.textbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.faultline.memory.frames.FrameDatabase;
import org.faultline.memory.pagefile.InMemoryPageStore;
import org.faultline.memory.pagefile.Pagefile;
import org.junit.jupiter.api.Test;

/** A pagefile of one slot, and three frames. */
class SlotSupplyTest {
  private final Pagefile pagefile = new Pagefile(1, 1, new InMemoryPageStore());
  private final FrameDatabase frames = new FrameDatabase(3, pagefile);
  private final SlotSupply slots = new SlotSupply(frames, pagefile);

  @Test
  void aFreeSlotComesFirst() {
    assertThat(slots.hasAny()).isTrue();
    assertThat(slots.take()).isZero();
    assertThat(slots.hasAny()).isFalse();
  }

  @Test
  void aCleanPageInAFrameGivesUpItsCopyAndIsDirtyThen() {
    frames.slot(2, slots.take());
    assertThat(slots.hasAny()).isTrue();
    assertThat(slots.take()).isZero();
    assertThat(frames.slot(2)).isEqualTo(Pagefile.NO_SLOT);
    assertThat(frames.is(2, FrameDatabase.DIRTY)).isTrue();
    assertThat(slots.hasAny()).isFalse();
    assertThat(pagefile.usedSlots()).as("the slot changed hands").isEqualTo(1);
  }
}
