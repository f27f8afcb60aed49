package org.faultline.memory.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.pagefile.InMemoryPageStore;
import org.faultline.memory.pagefile.Pagefile;
import org.junit.jupiter.api.Test;

class ProcessLedgerTest {

  /** A process of a kind of paging that adds nothing. */
  private static final class Plain extends ProcessLedger {
    Plain(int process, boolean pageTables) {
      super(process, AddressLayout.BITS_32, pageTables);
    }
  }

  private final Plain process = new Plain(3, false);

  @Test
  void onlyPagesInFramesAreVisitedWithTheirFrames() {
    process.place(1, PagePlace.ofFrame(10));
    process.place(2, PagePlace.ofSlot(20));
    process.place(3, PagePlace.ofZero(1));
    process.place(4, PagePlace.ofFrame(40));
    process.place(9, PagePlace.ofFrame(90));
    List<Integer> found = new ArrayList<>();
    process.forEachFrame(1, 8, (page, frame) -> found.add(frame));
    assertThat(found).containsExactly(10, 40);
    assertThat(process.frameOf(2)).isEqualTo(-1);
    assertThat(process.frameOf(4)).isEqualTo(40);
  }

  @Test
  void framesWithAFlagAreCounted() {
    FrameDatabase frames = new FrameDatabase(4, new Pagefile(0, 0, new InMemoryPageStore()));
    process.place(1, PagePlace.ofFrame(0));
    process.place(2, PagePlace.ofFrame(1));
    frames.set(1, FrameDatabase.LOCKED);
    assertThat(process.count(frames, 0, 5, FrameDatabase.LOCKED)).isEqualTo(1);
  }

  @Test
  void whatJoinsCountsInEverySumAndAtItsPeak() {
    ResidentSum sum = new ResidentSum();
    process.countIn(sum);
    process.joined();
    process.joined();
    process.left();
    assertThat(process.members().pages()).isEqualTo(1);
    assertThat(process.members().peakPages()).isEqualTo(2);
    assertThat(sum.pages()).isEqualTo(1);
    assertThat(sum.peakPages()).isEqualTo(2);
  }

  @Test
  void withoutTablesInFramesNoneIsMissing() {
    assertThat(process.tables()).isNull();
    assertThat(process.tablePages()).isZero();
    assertThat(process.missingTables(0, 5)).isZero();
    assertThat(new Plain(4, true).missingTables(0, 5)).as("a table and the root").isEqualTo(2);
  }

  @Test
  void pinnedFramesKeepTheirOrderAndAsManyAsAreKept() {
    PinnedFrames pinned = process.pinned();
    for (int frame = 0; frame < 5; frame++) {
      pinned.add(frame);
    }
    pinned.set(0, 4);
    pinned.keepFirst(2);
    assertThat(pinned.size()).isEqualTo(2);
    assertThat(pinned.get(0)).isEqualTo(4);
    assertThat(pinned.get(1)).isEqualTo(1);
  }

  @Test
  void anIdIsAdmittedOnceAndFoundByItself() {
    ProcessTable<Plain> processes = new ProcessTable<>();
    Plain first = new Plain(1, false);
    processes.admit(process);
    processes.admit(first);
    assertThat(processes.get(3)).isSameAs(process);
    assertThat(processes.find(3)).isSameAs(process);
    assertThat(processes.find(2)).isNull();
    assertThat(processes.find(99)).isNull();
    assertThat(processes.all()).containsExactly(first, process);
    assertThatThrownBy(() -> processes.admit(new Plain(1, true)))
        .isInstanceOf(IllegalStateException.class);
  }
}
