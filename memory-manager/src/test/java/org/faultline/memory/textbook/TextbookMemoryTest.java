package org.faultline.memory.textbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.pagefile.InMemoryPageStore;
import org.faultline.memory.pagefile.Pagefile;
import org.faultline.memory.replacement.queue.Fifo;
import org.junit.jupiter.api.Test;

class TextbookMemoryTest {
  private final List<String> log = new ArrayList<>();
  private final Pagefile pagefile = new Pagefile(2, 2, new InMemoryPageStore());
  private final EvictablePages resident = new EvictablePages(4, new Fifo(4));
  private final TextbookMemory memory = memory(false);
  private final FramePool pool = memory.pool(0, 4);
  private final TextbookProcess process = memory.admit(1, pool);

  private TextbookMemory memory(boolean pageTables) {
    TextbookListener listener =
        new TextbookListener() {
          @Override
          public void evicted(int id, long page, boolean dirty) {
            log.add("evicted " + page + (dirty ? " dirty" : ""));
          }

          @Override
          public void read(int id, long page, int frame) {
            log.add("read " + page);
          }

          @Override
          public void written(int id, long page) {
            log.add("written " + page);
          }
        };
    return new TextbookMemory(4, AddressLayout.BITS_32, pageTables, pagefile, resident, listener);
  }

  private int load(long page) {
    assertThat(new PageIn(process, page, page, false).advance(memory)).isTrue();
    memory.unpin(process);
    return process.frameOf(page);
  }

  private void evict(int frame) {
    assertThat(memory.canEvict(frame)).isTrue();
    memory.evict(frame);
  }

  @Test
  void poolIsFilledInAscendingOrder() {
    assertThat(List.of(load(10), load(20), load(5))).containsExactly(0, 1, 2);
    assertThat(pool.freeFrames()).isEqualTo(1);
    assertThat(pool.countFreeFrames()).isEqualTo(1);
  }

  @Test
  void pageStaysUntilItsProcessHasRun() {
    new PageIn(process, 1, 1, false).advance(memory);
    assertThat(memory.canEvict(0)).isFalse();
    assertThat(resident.victim(1, 2)).isEqualTo(-1);
    memory.unpin(process);
    assertThat(memory.canEvict(0)).isTrue();
    assertThat(resident.victim(1, 2)).isZero();
  }

  @Test
  void pageBeingReadStays() {
    int frame = load(1);
    memory.reading(frame);
    assertThat(memory.canEvict(frame)).isFalse();
    memory.readDone(frame);
    assertThat(memory.canEvict(frame)).isTrue();
  }

  @Test
  void lockedPageStaysUntilItIsUnlocked() {
    assertThat(new PageIn(process, 1, 2, true).advance(memory)).isTrue();
    memory.unpin(process);
    assertThat(process.lockedPages()).isEqualTo(2);
    assertThat(memory.canEvict(0)).isFalse();
    memory.unlock(process, 0, 100);
    assertThat(process.lockedPages()).isZero();
    assertThat(memory.canEvict(0)).isTrue();
  }

  @Test
  void lockLeavesTwoFramesForOthers() {
    assertThat(memory.canLock(process, 1, 2)).isTrue();
    assertThat(memory.canLock(process, 1, 3)).isFalse();
    new PageIn(process, 1, 2, true).advance(memory);
    assertThat(memory.canLock(process, 3, 3)).isFalse();
    assertThat(memory.canLock(process, 1, 2)).as("locked already").isTrue();
  }

  @Test
  void cleanPageLeavesWithoutAWrite() {
    evict(load(1));
    assertThat(log).containsExactly("read 1", "evicted 1");
    assertThat(pagefile.usedSlots()).isZero();
    assertThat(process.residentPages()).isZero();
  }

  @Test
  void dirtyPageIsWrittenAndComesBackCleanWithItsBytes() {
    int frame = load(1);
    memory.dirtied(1, frame);
    byte[] page = new byte[4096];
    page[4095] = 7;
    memory.contents(1, frame, page.clone());
    evict(frame);
    int back = load(1);
    assertThat(memory.contents(back)).isEqualTo(page);
    evict(back);
    assertThat(log)
        .containsExactly("read 1", "evicted 1 dirty", "written 1", "read 1", "evicted 1");
    assertThat(pagefile.usedSlots()).isEqualTo(1);
  }

  @Test
  void writtenPageGivesUpItsStaleSlot() {
    int frame = load(1);
    memory.dirtied(1, frame);
    evict(frame);
    memory.dirtied(1, load(1));
    assertThat(pagefile.usedSlots()).isZero();
  }

  @Test
  void fullPagefileTakesTheCopyOfAResidentPage() {
    for (long page = 1; page <= 2; page++) {
      int frame = load(page);
      memory.dirtied(1, frame);
      evict(frame);
    }
    int clean = load(1);
    int dirty = load(3);
    memory.dirtied(1, dirty);
    evict(dirty);
    assertThat(pagefile.usedSlots()).isEqualTo(2);
    log.clear();
    // The copy is gone, so the page counts as written, and there is no slot for it now.
    assertThat(memory.canEvict(clean)).isFalse();
  }

  @Test
  void dirtyPageWithoutAnySlotStays() {
    for (long page = 1; page <= 2; page++) {
      int frame = load(page);
      memory.dirtied(1, frame);
      evict(frame);
    }
    int frame = load(3);
    assertThat(memory.canEvict(frame)).isTrue();
    memory.dirtied(1, frame);
    assertThat(memory.canEvict(frame)).isFalse();
  }

  @Test
  void discardForgetsFramesSlotsAndLocks() {
    int gone = load(1);
    memory.dirtied(1, gone);
    evict(gone);
    new PageIn(process, 2, 3, true).advance(memory);
    memory.discard(process, 1, 2);
    assertThat(pagefile.usedSlots()).isZero();
    assertThat(process.residentPages()).isEqualTo(1);
    assertThat(process.lockedPages()).isEqualTo(1);
    assertThat(process.frameOf(2)).isEqualTo(-1);
  }

  @Test
  void exitReturnsEverything() {
    assertThat(memory.charge(process, 4)).isTrue();
    int gone = load(1);
    memory.dirtied(1, gone);
    evict(gone);
    new PageIn(process, 2, 4, true).advance(memory);
    memory.exit(process);
    assertThat(pool.freeFrames()).isEqualTo(4);
    assertThat(pagefile.usedSlots()).isZero();
    assertThat(memory.commit().chargedPages()).isZero();
    assertThat(memory.count()).isEqualTo(new TextbookIdentities.Counts(4, 0, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void pageInStopsWhereAVictimIsNeededAndGoesOn() {
    PageIn pageIn = new PageIn(process, 1, 6, false);
    assertThat(pageIn.advance(memory)).isFalse();
    assertThat(pageIn.incoming()).isEqualTo(5);
    memory.unpin(process);
    memory.evict(process.frameOf(1));
    assertThat(pageIn.advance(memory)).isFalse();
    memory.evict(process.frameOf(2));
    assertThat(pageIn.advance(memory)).isTrue();
    assertThat(process.residentPages()).isEqualTo(4);
  }

  @Test
  void frameOfAnotherIsRefused() {
    TextbookProcess other = memory.admit(2, pool);
    int frame = load(1);
    assertThat(other.residentPages()).isZero();
    assertThatThrownBy(() -> memory.dirtied(2, frame)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void tablesComeWithTheFirstPageBelowThemAndGoWithTheLast() {
    TextbookMemory charged = memory(true);
    FramePool frames = charged.pool(0, 4);
    TextbookProcess owner = charged.admit(1, frames);
    assertThat(new PageIn(owner, 1, 2, false).advance(charged)).isTrue();
    charged.unpin(owner);
    assertThat(owner.tablePages()).isEqualTo(4 - 2 - frames.freeFrames());
    int tables = owner.tablePages();
    assertThat(tables).isPositive();
    charged.evict(owner.frameOf(1));
    assertThat(owner.tablePages()).isEqualTo(tables);
    charged.evict(owner.frameOf(2));
    assertThat(owner.tablePages()).isZero();
    assertThat(frames.freeFrames()).isEqualTo(4);
  }
}
