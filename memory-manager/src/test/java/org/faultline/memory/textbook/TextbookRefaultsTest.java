package org.faultline.memory.textbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.frames.PagePlace;
import org.faultline.memory.pagefile.InMemoryPageStore;
import org.faultline.memory.pagefile.Pagefile;
import org.faultline.memory.replacement.queue.Fifo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextbookRefaultsTest {
  private static final int FRAMES = 4;
  private static final int ROUNDS = 10;

  private final Counts counts = new Counts();
  private final Pagefile pagefile = new Pagefile(64, 64, new InMemoryPageStore());
  private final EvictablePages resident = new EvictablePages(FRAMES, new Fifo(FRAMES));
  private final TextbookMemory memory =
      new TextbookMemory(FRAMES, AddressLayout.BITS_32, false, pagefile, resident, counts);
  private final TextbookProcess process = memory.admit(1, memory.pool(0, FRAMES));

  /** Counts what comes back. */
  private static final class Counts implements TextbookListener {
    private int thrashing;
    private int transition;

    @Override
    public void evicted(int id, long page, boolean dirty) {}

    @Override
    public void read(int id, long page, int frame) {}

    @Override
    public void written(int id, long page) {}

    @Override
    public void refaulted(int id, long page, boolean taken) {
      thrashing += taken ? 1 : 0;
      transition += taken ? 0 : 1;
    }
  }

  private void reference(long page) {
    if (process.frameOf(page) >= 0) {
      return;
    }
    PageIn pageIn = new PageIn(process, page, page, false);
    while (!pageIn.advance(memory)) {
      memory.evict(resident.victim(1, page));
    }
    memory.unpin(process);
  }

  private void loop(int pages) {
    for (int i = 0; i < ROUNDS * pages; i++) {
      reference(i % pages);
    }
  }

  @ParameterizedTest
  @CsvSource({"4, 0, 0", "5, 45, 0", "8, 72, 0", "9, 0, 81", "20, 0, 180"})
  void aLoopThrashesIfTwiceTheMemoryWouldHoldIt(int pages, int thrashing, int transition) {
    loop(pages);
    assertThat(counts.thrashing).isEqualTo(thrashing);
    assertThat(counts.transition).isEqualTo(transition);
  }

  @Test
  void aPageWithoutACopyIsRememberedAndIsStillNowhere() {
    loop(5);
    long[] places = new long[1];
    process.forEachPage((page, frame) -> places[0] += frame < 0 ? 1 : 0);
    assertThat(places[0]).as("in the pagefile").isZero();
    memory.exit(process);
    assertThat(process.residentPages()).isZero();
    assertThat(pagefile.usedSlots()).isZero();
    assertThat(PagePlace.stamp(process.place(4))).as("nothing is kept of what is gone").isZero();
  }

  @Test
  void aWrittenPageKeepsItsSlotBesideItsStamp() {
    reference(0);
    memory.dirtied(1, process.frameOf(0));
    for (int page = 1; page <= FRAMES; page++) {
      reference(page);
    }
    assertThat(PagePlace.slot(process.place(0))).isZero();
    assertThat(PagePlace.stamp(process.place(0))).isPositive();
    reference(0);
    assertThat(counts.thrashing).isEqualTo(1);
    assertThat(pagefile.usedSlots()).as("the copy is still good").isEqualTo(1);
  }
}
