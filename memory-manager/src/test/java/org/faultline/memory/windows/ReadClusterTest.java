package org.faultline.memory.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import org.faultline.memory.address.AddressLayout;
import org.junit.jupiter.api.Test;

/** Which pages one read brings in (docs/windows.md W704 and W315). */
class ReadClusterTest {
  private static final int FRAMES = 40;

  /** Low memory is below 4 available pages; reads are of 4 pages, aligned. */
  private final WindowsRig rig =
      new WindowsRig.Plan(FRAMES, WindowsRig.settings(0, 1, 4, 100)).build();

  private final WindowsProcess process = rig.admit(1);
  private final WindowsProcess other = rig.admit(2);

  /** Puts these pages, in this order, into slots from 0 on and leaves all frames available. */
  private void away(long... pages) {
    for (long page : pages) {
      rig.load(process, page);
      rig.trim(process, page);
      rig.flush();
    }
    for (int i = 0; i < FRAMES; i++) {
      rig.load(other, 1_000 + i);
    }
    rig.memory.discard(other, 1_000, 1_000 + FRAMES);
    rig.log.clear();
  }

  private List<Long> readBy(long page) {
    assertThat(rig.fault(process, page)).isInstanceOf(ReadCluster.class);
    ReadCluster read = rig.reads.get(0).cluster;
    List<Long> pages = new ArrayList<>();
    for (int i = 0; i < read.pages(); i++) {
      pages.add(read.first() + i);
      assertThat(rig.where(process, read.first() + i)).isEqualTo("transition");
    }
    return pages;
  }

  @Test
  void neighboursInNeighbouringSlotsComeAlong() {
    away(4, 5, 6, 7);
    assertThat(readBy(6)).containsExactly(4L, 5L, 6L, 7L);
    assertThat(rig.reads.get(0).cluster.firstSlot()).isZero();
    assertThat(rig.log).containsExactly("hard 6 of 4");
  }

  @Test
  void aReadStaysInItsAlignedBlock() {
    away(2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(readBy(3)).containsExactly(2L, 3L);
  }

  @Test
  void aNeighbourInAnotherPartOfTheFileStaysThere() {
    away(4, 6, 5, 7);
    assertThat(readBy(4)).containsExactly(4L);
  }

  @Test
  void aNeighbourInMemoryIsLeftAlone() {
    away(4, 5, 6, 7);
    rig.fault(process, 5);
    rig.endRead(0);
    rig.memory.unpin(process);
    assertThat(rig.where(process, 6)).isEqualTo("standby");
    rig.memory.discard(process, 6, 6);
    rig.load(process, 6);
    for (int i = 0; i < FRAMES - 2; i++) {
      rig.load(other, 1_000 + i);
    }
    rig.memory.discard(other, 1_000, 1_000 + FRAMES);
    assertThat(rig.where(process, 4)).startsWith("slot");
    assertThat(readBy(4)).as("5 is active, so 7 is not next to 4").containsExactly(4L);
  }

  @Test
  void aPageAloneIsReadWhileMemoryIsLow() {
    away(4, 5, 6, 7);
    for (int i = 0; i < FRAMES - 3; i++) {
      rig.load(other, 1_000 + i);
    }
    assertThat(rig.memory.available()).isEqualTo(3);
    assertThat(readBy(5)).containsExactly(5L);
  }

  @Test
  void companionsAreTakenOnlyAboveLowMemoryTheLowerOnesFirst() {
    away(4, 5, 6, 7);
    for (int i = 0; i < FRAMES - 6; i++) {
      rig.load(other, 1_000 + i);
    }
    assertThat(rig.memory.available()).isEqualTo(6);
    assertThat(readBy(5)).as("one for 5, one for 4 above low = 4").containsExactly(4L, 5L);
    assertThat(rig.memory.available()).isEqualTo(4);
  }

  @Test
  void aReadNeverCrossesAPageTable() {
    WindowsSettings plain = WindowsRig.settings(0, 1, 4, 100);
    WindowsSettings odd =
        new WindowsSettings(
            new WindowsSettings.Available(0, 1, 4, 100),
            6,
            new WindowsSettings.Writing(6, 2, 1_000, plain.writing().retryNanos(), 8),
            plain.periodNanos(),
            0,
            8);
    WindowsRig wide = new WindowsRig.Plan(60, odd).tables(AddressLayout.BITS_32).build();
    WindowsProcess one = wide.admit(1);
    WindowsProcess two = wide.admit(2);
    // Blocks of 6 pages: 1,020 to 1,025 lie under two tables.
    for (long page = 1_020; page < 1_026; page++) {
      wide.load(one, page);
    }
    wide.memory.trim(one, 1_020, 1_025);
    wide.flush();
    for (int i = 0; i < 55; i++) {
      wide.load(two, i);
    }
    wide.memory.discard(two, 0, 100);
    assertThat(wide.where(one, 1_023)).startsWith("slot");
    assertThat(wide.fault(one, 1_022)).isInstanceOf(ReadCluster.class);
    ReadCluster read = wide.reads.get(0).cluster;
    assertThat(read.first()).isEqualTo(1_020);
    assertThat(read.pages()).isEqualTo(4);
  }

  @Test
  void aPrefetchReadsRunsOfNeighboursOfAtMostAClusterEach() {
    away(3, 4, 5, 6, 7, 20);
    assertThat(rig.prefetch(process, 0, 30)).isEqualTo(3);
    assertThat(rig.reads)
        .extracting(read -> read.cluster.first(), read -> read.cluster.pages())
        .as("not aligned, at most 4")
        .containsExactly(tuple(3L, 4), tuple(7L, 1), tuple(20L, 1));
    while (!rig.reads.isEmpty()) {
      rig.endRead(0);
    }
    assertThat(rig.where(process, 5)).isEqualTo("standby");
    assertThat(process.workingSetPages()).isZero();
    assertThat(rig.log).as("no fault").isEmpty();
    rig.load(process, 5);
    assertThat(rig.log).containsExactly("transition 5 from standby", "joined 5");
  }

  @Test
  void aPrefetchTakesNothingWhileMemoryIsLow() {
    away(4, 5, 6, 7);
    for (int i = 0; i < FRAMES - 6; i++) {
      rig.load(other, 1_000 + i);
    }
    assertThat(rig.prefetch(process, 4, 7)).isEqualTo(1);
    assertThat(rig.reads.get(0).cluster.pages()).as("6 available, low = 4").isEqualTo(2);
    assertThat(rig.prefetch(process, 4, 7)).isZero();
  }

  @Test
  void aPrefetchLeavesPagesUnderAnAbsentTableAlone() {
    WindowsRig wide =
        new WindowsRig.Plan(12, WindowsRig.settings(0, 1, 2, 100))
            .tables(AddressLayout.BITS_32)
            .build();
    WindowsProcess one = wide.admit(1);
    WindowsProcess two = wide.admit(2);
    wide.load(one, 1);
    wide.trim(one, 1);
    wide.flush();
    for (long page = 0; page < 7; page++) {
      wide.load(two, page);
    }
    assertThat(wide.where(one, 1)).isEqualTo("standby");
    wide.load(two, 7);
    assertThat(wide.where(one, 1)).startsWith("slot");
    wide.memory.trim(wide.sets.replacement(1));
    wide.memory.discard(two, 0, 8);
    assertThat(wide.table(one, 1, 1)).isEqualTo("modified");
    assertThat(wide.prefetch(one, 0, 10)).isZero();
  }
}
