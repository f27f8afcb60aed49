package org.faultline.memory.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/**
 * Each row of the table of transitions of a frame (docs/windows.md W605 to W607), one test or more.
 */
class PageTransitionsTest {
  /** Writes are always due: there are never 100 pages available. */
  private final WindowsRig rig = new WindowsRig.Plan(6, WindowsRig.settings(0, 1, 2, 100)).build();

  private final WindowsProcess process = rig.admit(1);
  private final WindowsProcess other = rig.admit(2);

  @Test
  void aDemandZeroPageComesFromTheZeroedList() {
    rig.load(process, 7);
    assertThat(rig.where(process, 7)).isEqualTo("active");
    assertThat(rig.memory.counts().zeroed()).isEqualTo(5);
    assertThat(rig.log).containsExactly("demand-zero 7", "joined 7");
  }

  @Test
  void aDemandZeroPageFromTheFreeListIsZeroedInline() {
    for (int page = 0; page < 6; page++) {
      rig.load(process, page);
    }
    rig.memory.discard(process, 0, 1);
    rig.log.clear();
    rig.load(process, 7);
    assertThat(rig.log).containsExactly("demand-zero 7 zeroed inline", "joined 7");
    assertThat(rig.memory.counts().free()).isEqualTo(1);
  }

  @Test
  void aRepurposedPageWithASlotIsInItsSlotAfterwards() {
    rig.store(process, 0);
    for (int page = 10; page < 15; page++) {
      rig.load(other, page);
    }
    assertThat(rig.where(process, 0)).isEqualTo("standby");
    rig.log.clear();
    rig.load(other, 15);
    assertThat(rig.log)
        .containsExactly("repurposed 0 of priority 5", "demand-zero 15 zeroed inline", "joined 15");
    assertThat(rig.where(process, 0)).isEqualTo("slot 0");
    assertThat(rig.pagefile.used()).isEqualTo(1);
  }

  @Test
  void aRepurposedPageWithoutASlotReadsAsZeros() {
    rig.load(process, 0);
    rig.memory.reset(process, 0, 0);
    rig.trim(process, 0);
    assertThat(rig.where(process, 0)).isEqualTo("standby");
    for (int page = 10; page < 16; page++) {
      rig.load(other, page);
    }
    assertThat(rig.where(process, 0)).isEqualTo("zero");
  }

  @Test
  void aPageOnStandbyIsTakenBackByItsOwner() {
    rig.store(process, 0);
    rig.log.clear();
    rig.load(process, 0);
    assertThat(rig.log).containsExactly("transition 0 from standby", "joined 0");
    assertThat(rig.where(process, 0)).isEqualTo("active");
    assertThat(rig.memory.counts().allStandby()).isZero();
    assertThat(rig.pagefile.used()).as("its copy is still good").isEqualTo(1);
  }

  @Test
  void aModifiedPageIsTakenBackByItsOwnerAndStaysDirty() {
    rig.load(process, 0);
    rig.trim(process, 0);
    rig.log.clear();
    rig.load(process, 0);
    assertThat(rig.log).containsExactly("transition 0 from modified", "joined 0");
    assertThat(rig.memory.counts().modified()).isZero();
    rig.trim(process, 0);
    assertThat(rig.where(process, 0)).isEqualTo("modified");
  }

  @Test
  void aCleanPageGoesToTheStandbyList() {
    rig.store(process, 0);
    rig.load(process, 0);
    rig.log.clear();
    rig.trim(process, 0);
    assertThat(rig.where(process, 0)).isEqualTo("standby");
    assertThat(rig.log).containsExactly("trimmed 0");
    assertThat(rig.write()).as("its slot is still good: nothing is written").isZero();
  }

  @Test
  void aDirtyPageGoesToTheModifiedList() {
    rig.store(process, 0);
    rig.load(process, 0);
    rig.dirty(process, 0);
    rig.log.clear();
    rig.trim(process, 0);
    assertThat(rig.where(process, 0)).isEqualTo("modified");
    assertThat(rig.log).containsExactly("trimmed 0 dirty");
  }

  @Test
  void aDemandZeroPageStartsModified() {
    rig.load(process, 0);
    rig.trim(process, 0);
    assertThat(rig.where(process, 0)).isEqualTo("modified");
  }

  @Test
  void aDecommittedPageGoesToTheFreeListFromWhereverItIs() {
    rig.load(process, 0);
    rig.load(process, 1);
    rig.trim(process, 1);
    rig.store(process, 2);
    rig.load(process, 1);
    rig.dirty(process, 1);
    rig.trim(process, 1);
    assertThat(rig.where(process, 0)).isEqualTo("active");
    assertThat(rig.where(process, 1)).isEqualTo("modified");
    assertThat(rig.where(process, 2)).isEqualTo("standby");
    rig.memory.discard(process, 0, 2);
    assertThat(rig.memory.counts().free()).isEqualTo(3);
    assertThat(rig.memory.counts().allStandby()).isZero();
    assertThat(rig.memory.counts().modified()).isZero();
    assertThat(rig.pagefile.used()).isZero();
    assertThat(process.workingSetPages()).isZero();
  }

  @Test
  void pagesOfAProcessThatEndsSkipStandby() {
    rig.load(process, 0);
    rig.store(process, 1);
    rig.memory.exit(process);
    assertThat(rig.memory.counts().allStandby()).isZero();
    assertThat(rig.memory.counts().free()).isEqualTo(2);
  }

  @Test
  void aWrittenPageGoesToTheTailOfStandby() {
    rig.store(process, 0);
    rig.load(process, 1);
    rig.trim(process, 1);
    rig.write();
    assertThat(rig.where(process, 1)).isEqualTo("transition");
    rig.endWrite(0, false);
    assertThat(rig.where(process, 1)).isEqualTo("standby");
    for (int page = 10; page < 15; page++) {
      rig.load(other, page);
    }
    assertThat(rig.where(process, 0)).as("the older one went first").isEqualTo("slot 0");
    assertThat(rig.where(process, 1)).isEqualTo("standby");
  }

  @Test
  void aPageTakenBackDuringItsWriteIsNotPutOnStandbyAtItsEnd() {
    rig.load(process, 0);
    rig.trim(process, 0);
    rig.write();
    rig.log.clear();
    rig.load(process, 0);
    assertThat(rig.log).containsExactly("transition 0 from a write", "joined 0");
    rig.endWrite(0, false);
    assertThat(rig.where(process, 0)).isEqualTo("active");
    assertThat(rig.memory.counts().allStandby()).isZero();
  }

  @Test
  void aPageDeletedDuringItsWriteIsFreedAtItsEnd() {
    rig.load(process, 0);
    rig.trim(process, 0);
    rig.write();
    rig.memory.discard(process, 0, 0);
    assertThat(rig.memory.counts().free()).isZero();
    assertThat(rig.memory.counts().transition()).isEqualTo(1);
    assertThat(rig.pagefile.used()).as("the slot is being written").isEqualTo(1);
    rig.endWrite(0, false);
    assertThat(rig.memory.counts().free()).isEqualTo(1);
    assertThat(rig.pagefile.used()).isZero();
    assertThat(rig.log).as("nobody's page was written").doesNotContain("written 0");
  }

  @Test
  void freePagesAreZeroedWhileACpuIsIdle() {
    for (int page = 0; page < 6; page++) {
      rig.load(process, page);
    }
    WindowsRig many = new WindowsRig.Plan(20, WindowsRig.settings(0, 1, 2, 100)).build();
    WindowsProcess one = many.admit(1);
    for (int page = 0; page < 10; page++) {
      many.load(one, page);
    }
    many.memory.discard(one, 0, 9);
    many.memory.wakeZeroing();
    many.memory.catchUp(3 * 100);
    assertThat(many.memory.counts().zeroed()).isEqualTo(10 + 3);
    assertThat(many.memory.counts().free()).isEqualTo(7);
  }

  @Test
  void aPageBeingReadIsInTransitionAndThenActive() {
    away(0);
    rig.log.clear();
    assertThat(rig.fault(process, 0)).isInstanceOf(ReadCluster.class);
    assertThat(rig.where(process, 0)).isEqualTo("transition");
    rig.endRead(0);
    assertThat(rig.where(process, 0)).isEqualTo("active");
    assertThat(rig.log).containsExactly("hard 0 of 1", "joined 0");
  }

  /** Puts a page of the process into its slot and leaves frames free. */
  private void away(long page) {
    rig.store(process, page);
    for (int i = 0; i < 6; i++) {
      rig.load(other, 20 + i);
    }
    rig.memory.discard(other, 20, 25);
    assertThat(rig.where(process, page)).startsWith("slot");
  }

  @Test
  void companionsOfAReadGoToStandby() {
    rig.load(process, 4);
    rig.load(process, 5);
    rig.memory.trim(process, 4, 5);
    rig.flush();
    for (int i = 0; i < 6; i++) {
      rig.load(other, 20 + i);
    }
    rig.memory.discard(other, 20, 25);
    assertThat(rig.fault(process, 4)).isInstanceOf(ReadCluster.class);
    assertThat(rig.where(process, 5)).isEqualTo("transition");
    rig.endRead(0);
    assertThat(rig.where(process, 4)).isEqualTo("active");
    assertThat(rig.where(process, 5)).isEqualTo("standby");
    assertThat(process.workingSetPages()).as("companions are in no working set").isEqualTo(1);
  }

  @Test
  void aPageThatMustStayCannotBeTrimmed() {
    rig.fault(process, 0);
    int frame = rig.memory.activeFrame(process, 0);
    assertThat(rig.memory.members.canTrim(frame))
        .as("brought in, its process has not run")
        .isFalse();
    assertThatThrownBy(() -> rig.memory.trim(frame)).isInstanceOf(IllegalStateException.class);
    rig.memory.unpin(process);
    assertThat(rig.memory.members.canTrim(frame)).isTrue();
    assertThat(rig.go(new BringIn(rig.memory, process, 0, 0, BringIn.Purpose.LOCK)))
        .isEqualTo(BringIn.Stop.DONE);
    assertThat(rig.memory.members.canTrim(frame)).as("locked").isFalse();
    rig.memory.unlock(process, 0, 0);
    assertThat(rig.memory.members.canTrim(frame)).isTrue();
  }
}
