package org.faultline.memory.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.memory.windows.BringIn.Stop.DONE;
import static org.faultline.memory.windows.BringIn.Stop.WAIT;

import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.frames.PagePlace;
import org.junit.jupiter.api.Test;

/**
 * The kinds of faults (docs/windows.md W701 to W707) and the rules that faults keep (W708 to W710).
 */
class FaultKindsTest {
  private final WindowsRig rig = new WindowsRig.Plan(12, WindowsRig.settings(0, 1, 2, 100)).build();
  private final WindowsProcess process = rig.admit(1);
  private final WindowsProcess other = rig.admit(2);

  /** Puts pages into their slots and leaves all frames free. */
  private void away(long first, long last) {
    away(rig, process, other, first, last);
  }

  private static void away(
      WindowsRig rig, WindowsProcess process, WindowsProcess other, long first, long last) {
    for (long page = first; page <= last; page++) {
      rig.load(process, page);
    }
    rig.memory.trim(process, first, last);
    rig.flush();
    long taken = 1_000;
    while (rig.memory.counts().allStandby() > 0) {
      rig.load(other, taken++);
    }
    rig.memory.discard(other, 1_000, taken);
    for (long page = first; page <= last; page++) {
      assertThat(rig.where(process, page)).startsWith("slot");
    }
    rig.log.clear();
  }

  @Test
  void demandZero() {
    assertThat(rig.fault(process, 1)).isEqualTo(DONE);
    assertThat(rig.log).containsExactly("demand-zero 1", "joined 1");
    assertThat(rig.memory.contents(rig.memory.activeFrame(process, 1))).isNull();
    assertThat(rig.pagefile.usedSlots()).as("no slot before it is written").isZero();
  }

  @Test
  void hard() {
    away(1, 1);
    assertThat(rig.fault(process, 1)).isInstanceOf(ReadCluster.class);
    assertThat(process.workingSetPages()).as("not before the read ends").isZero();
    rig.endRead(0);
    assertThat(rig.log).containsExactly("hard 1 of 1", "joined 1");
    assertThat(process.workingSetPages()).isEqualTo(1);
    assertThat(rig.pagefile.usedSlots()).as("the slot stays valid").isEqualTo(1);
  }

  @Test
  void collidedWithAPrefetchSharesItsRead() {
    away(1, 2);
    assertThat(rig.prefetch(process, 1, 2)).isEqualTo(1);
    assertThat(rig.fault(process, 2)).isInstanceOf(BringIn.Collided.class);
    assertThat(rig.reads).as("one read for both").hasSize(1);
    rig.endRead(0);
    assertThat(rig.log).containsExactly("collided 2", "joined 2");
    assertThat(rig.where(process, 2)).isEqualTo("active");
    assertThat(rig.where(process, 1)).isEqualTo("standby");
  }

  @Test
  void inPageErrorFreesTheFrameAndLeavesThePageInItsSlot() {
    away(1, 1);
    rig.fault(process, 1);
    rig.endRead(0, true);
    assertThat(rig.log).containsExactly("hard 1 of 1", "in-page error 1");
    assertThat(rig.where(process, 1)).isEqualTo("slot 0");
    assertThat(rig.memory.available()).isEqualTo(12);
    assertThat(process.workingSetPages()).isZero();
    rig.fault(process, 1);
    rig.endRead(0);
    assertThat(rig.where(process, 1)).as("the next try may do better").isEqualTo("active");
  }

  @Test
  void aCompanionThatCannotBeReadIsNobodysError() {
    away(4, 5);
    rig.fault(process, 4);
    rig.endRead(0, false, true);
    assertThat(rig.where(process, 4)).isEqualTo("active");
    assertThat(rig.where(process, 5)).startsWith("slot");
    assertThat(rig.log).containsExactly("hard 4 of 2", "joined 4");
  }

  @Test
  void aFailedPrefetchIsAnInPageErrorForWhoJoinedIt() {
    away(1, 1);
    rig.prefetch(process, 1, 1);
    rig.fault(process, 1);
    rig.endRead(0, true);
    assertThat(rig.log).containsExactly("collided 1", "in-page error 1");
    assertThat(rig.where(process, 1)).startsWith("slot");
  }

  @Test
  void pageTableFaultsComeFirstFromTheTopDown() {
    WindowsRig wide =
        new WindowsRig.Plan(12, WindowsRig.settings(0, 1, 2, 100))
            .tables(AddressLayout.BITS_64)
            .build();
    WindowsProcess one = wide.admit(1);
    wide.load(one, 1);
    assertThat(wide.log)
        .as("four faults on 64 bits and the page's own")
        .containsExactly(
            "demand-zero table",
            "joined table",
            "demand-zero table",
            "joined table",
            "demand-zero table",
            "joined table",
            "demand-zero table",
            "joined table",
            "demand-zero 1",
            "joined 1");
    assertThat(one.workingSetPages()).as("tables count").isEqualTo(5);
    wide.log.clear();
    wide.load(one, 2);
    assertThat(wide.log).containsExactly("demand-zero 2", "joined 2");
  }

  @Test
  void aPageTableInThePagefileIsReadAlone() {
    WindowsRig small =
        new WindowsRig.Plan(12, WindowsRig.settings(0, 1, 2, 100))
            .tables(AddressLayout.BITS_32)
            .build();
    WindowsProcess one = small.admit(1);
    WindowsProcess two = small.admit(2);
    small.load(one, 1);
    small.trim(one, 1);
    small.flush();
    for (long page = 0; page < 8; page++) {
      small.load(two, page);
    }
    assertThat(small.where(one, 1)).startsWith("slot");
    int table = PagePlace.number(one.tables().place(one.tables().key(1, 1)));
    assertThat(small.sets.replacement(1)).as("it maps nothing in memory now").isEqualTo(table);
    small.memory.trim(table);
    small.flush();
    small.load(two, 8);
    assertThat(small.table(one, 1, 1)).startsWith("slot");
    small.memory.discard(two, 0, 8);
    small.log.clear();
    assertThat(small.fault(one, 1)).isInstanceOf(ReadCluster.class);
    assertThat(small.log).containsExactly("hard table of 1");
    small.endRead(0);
    assertThat(small.log).containsExactly("hard table of 1", "joined table", "hard 1 of 1");
    small.endRead(0);
    assertThat(small.where(one, 1)).isEqualTo("active");
  }

  /** Rule 1: what is read for a page that was given up meanwhile is freed. */
  @Test
  void aPageDecommittedDuringItsReadIsFreedAtItsEnd() {
    away(1, 1);
    rig.prefetch(process, 1, 1);
    rig.memory.discard(process, 1, 1);
    assertThat(rig.where(process, 1)).isEqualTo("nowhere");
    assertThat(rig.memory.available()).as("the read goes on").isEqualTo(11);
    assertThat(rig.pagefile.usedSlots()).isEqualTo(1);
    rig.endRead(0);
    assertThat(rig.memory.available()).isEqualTo(12);
    assertThat(rig.pagefile.usedSlots()).isZero();
    rig.load(process, 1);
    assertThat(rig.log).containsExactly("demand-zero 1 zeroed inline", "joined 1");
  }

  /** Rule 2: one read, and who waits goes on. */
  @Test
  void twoRequestsForAPageAreOneRead() {
    away(1, 1);
    rig.prefetch(process, 1, 1);
    assertThat(rig.prefetch(process, 1, 1)).as("it is under way").isZero();
    rig.fault(process, 1);
    assertThat(rig.reads).hasSize(1);
    assertThat(rig.endRead(0)).isNotNull();
    assertThat(rig.where(process, 1)).isEqualTo("active");
  }

  /** Rule 3: nothing is freed before the write ends. */
  @Test
  void aProcessThatEndsDuringItsWriteLeavesFrameAndSlotUntilTheEnd() {
    rig.load(process, 1);
    rig.trim(process, 1);
    rig.write();
    rig.memory.exit(process);
    assertThat(rig.memory.available()).isEqualTo(11);
    assertThat(rig.pagefile.usedSlots()).isEqualTo(1);
    rig.endWrite(0, true);
    assertThat(rig.memory.available()).isEqualTo(12);
    assertThat(rig.pagefile.usedSlots()).isZero();
  }

  /** Rule 4: the slot being written stays valid unless the page is dirtied again. */
  @Test
  void aPageRescuedDuringItsWriteKeepsItsSlot() {
    rig.load(process, 1);
    rig.trim(process, 1);
    rig.write();
    rig.load(process, 1);
    rig.endWrite(0, false);
    assertThat(rig.pagefile.usedSlots()).isEqualTo(1);
    rig.trim(process, 1);
    assertThat(rig.where(process, 1)).as("clean").isEqualTo("standby");
  }

  @Test
  void aPageDirtiedAgainDuringItsWriteHasNoSlotAfterIt() {
    rig.load(process, 1);
    rig.trim(process, 1);
    rig.write();
    rig.load(process, 1);
    rig.dirty(process, 1);
    assertThat(rig.pagefile.usedSlots()).as("it is being written").isEqualTo(1);
    rig.endWrite(0, false);
    assertThat(rig.pagefile.usedSlots()).isZero();
    rig.trim(process, 1);
    assertThat(rig.where(process, 1)).isEqualTo("modified");
  }

  @Test
  void aPageDirtiedAndTrimmedAgainDuringItsWriteIsModifiedAfterIt() {
    rig.load(process, 1);
    rig.trim(process, 1);
    rig.write();
    rig.load(process, 1);
    rig.dirty(process, 1);
    rig.trim(process, 1);
    assertThat(rig.where(process, 1)).isEqualTo("transition");
    rig.endWrite(0, false);
    assertThat(rig.where(process, 1)).isEqualTo("modified");
    assertThat(rig.pagefile.usedSlots()).isZero();
  }

  /** Rule 5: a page that is written has a stale copy, whose slot is freed. */
  @Test
  void dirtyingAPageFreesItsSlot() {
    rig.store(process, 1);
    rig.load(process, 1);
    assertThat(rig.pagefile.usedSlots()).isEqualTo(1);
    rig.dirty(process, 1);
    assertThat(rig.pagefile.usedSlots()).isZero();
  }

  @Test
  void aFaultWithoutAPageWaitsAndGoesOnWhereItStopped() {
    for (int page = 0; page < 12; page++) {
      rig.fault(process, page);
    }
    BringIn work = new BringIn(rig.memory, other, 1, 1, BringIn.Purpose.FAULT);
    assertThat(rig.go(work)).isEqualTo(WAIT);
    assertThat(rig.go(work)).isEqualTo(WAIT);
    int released = rig.released;
    rig.memory.discard(process, 3, 3);
    assertThat(rig.released).as("who waits is told").isGreaterThan(released);
    assertThat(rig.go(work)).isEqualTo(DONE);
    assertThat(rig.where(other, 1)).isEqualTo("active");
  }

  @Test
  void aResetDuringAReadThatFailsLeavesZeros() {
    away(1, 1);
    rig.prefetch(process, 1, 1);
    rig.memory.reset(process, 1, 1);
    rig.endRead(0, true);
    assertThat(rig.where(process, 1)).isEqualTo("zero");
    assertThat(rig.pagefile.usedSlots()).isZero();
  }

  @Test
  void anUndoneResetDuringAReadThatFailsLosesNothing() {
    away(1, 1);
    rig.prefetch(process, 1, 1);
    rig.memory.reset(process, 1, 1);
    rig.memory.undoReset(process, 1, 1);
    rig.endRead(0, true);
    assertThat(rig.where(process, 1)).as("its only copy").isEqualTo("slot 0");
  }
}
