package org.faultline.memory.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.memory.windows.ModifiedPages.NEVER;
import static org.faultline.memory.windows.ModifiedPages.always;
import static org.faultline.memory.windows.ModifiedPages.modify;
import static org.faultline.memory.windows.ModifiedPages.settings;

import org.junit.jupiter.api.Test;

/** When modified pages are written, and what becomes of failures (docs/windows.md W901 to W906). */
class ModifiedPageWriterTest {
  @Test
  void nothingIsDueWithoutAModifiedPage() {
    WindowsRig rig = always();
    rig.load(rig.admit(1), 1);
    assertThat(rig.write()).isZero();
  }

  /** Of 100 frames: T2 needs fewer than 2 clean free ones and T3 less than 1 available. */
  @Test
  void writesAreDueBelowTheGoal() {
    WindowsRig rig = new WindowsRig.Plan(100, settings(98, NEVER)).build();
    WindowsProcess process = rig.admit(1);
    modify(rig, process, 1, 2);
    assertThat(rig.memory.available()).isEqualTo(98);
    assertThat(rig.write()).as("the goal is met").isZero();
    modify(rig, process, 9);
    assertThat(rig.write()).as("97 available, and 98 wanted").isEqualTo(1);
  }

  @Test
  void pagesBeingWrittenCountTowardsTheGoal() {
    WindowsRig rig = new WindowsRig.Plan(100, settings(96, NEVER)).build();
    WindowsProcess process = rig.admit(1);
    modify(rig, process, 1, 2, 3, 4, 20);
    assertThat(rig.write()).as("95 available and 4 under way are enough").isEqualTo(1);
    assertThat(rig.memory.counts().modified()).isEqualTo(1);
    rig.load(process, 1);
    assertThat(rig.write()).as("one was rescued: 95 and 3 are still enough").isZero();
    rig.load(process, 2);
    rig.load(process, 3);
    rig.load(process, 4);
    assertThat(rig.write()).as("95 available, none under way for good").isEqualTo(1);
  }

  @Test
  void writesAreDueWhenFewFreePagesAndManyModified() {
    // T2: zeroed + free < 400 / 50 = 8; modified > min(available / 16, 16,384, 6).
    WindowsRig rig = new WindowsRig.Plan(400, settings(3, NEVER)).build();
    WindowsProcess process = rig.admit(1);
    for (int page = 0; page < 393; page++) {
      rig.load(process, page);
    }
    rig.memory.reset(process, 100, 300);
    rig.memory.trim(process, 100, 300);
    assertThat(rig.memory.available()).isEqualTo(208);
    rig.memory.trim(process, 0, 5);
    assertThat(rig.memory.counts().modified()).isEqualTo(6);
    assertThat(rig.write()).as("6 is 1.6 % of the frames, not more").isZero();
    rig.memory.trim(process, 6, 6);
    assertThat(rig.write()).isPositive();
  }

  @Test
  void manyModifiedPagesAreLeftWhileManyPagesAreFree() {
    WindowsRig rig = new WindowsRig.Plan(400, settings(3, NEVER)).build();
    WindowsProcess process = rig.admit(1);
    for (int page = 0; page < 392; page++) {
      rig.load(process, page);
    }
    rig.memory.trim(process, 0, 100);
    assertThat(rig.memory.counts().zeroed()).isEqualTo(8);
    assertThat(rig.write()).as("8 clean free frames are 2 %").isZero();
    rig.load(process, 392);
    assertThat(rig.write()).isPositive();
  }

  @Test
  void writesAreDueWhileTrimmingWithLittleAvailable() {
    // T3: available < 400 * 1.5 % = 6, not below the goal of 3, and modified <= available / 16.
    WindowsRig rig = new WindowsRig.Plan(4_000, settings(3, NEVER)).build();
    WindowsProcess process = rig.admit(1);
    for (int page = 0; page < 3_940; page++) {
      rig.load(process, page);
    }
    modify(rig, process, 0);
    assertThat(rig.memory.available()).isEqualTo(60);
    rig.writer.passed(true);
    assertThat(rig.write()).as("60 is 1.5 % of the frames, not less").isZero();
    rig.load(process, 5_000);
    rig.writer.passed(false);
    assertThat(rig.write()).as("the last pass trimmed nothing").isZero();
    rig.writer.passed(true);
    assertThat(rig.write()).isEqualTo(1);
  }

  @Test
  void writesAreDueAboveTheModifiedMaximum() {
    WindowsRig rig = new WindowsRig.Plan(100, settings(3, 5)).build();
    WindowsProcess process = rig.admit(1);
    modify(rig, process, 1, 3, 5, 7, 9);
    assertThat(rig.write()).isZero();
    modify(rig, process, 11);
    assertThat(rig.write()).isEqualTo(1);
  }

  @Test
  void noMoreWritesThanAllowedAreUnderWay() {
    WindowsRig rig = always();
    WindowsProcess process = rig.admit(1);
    for (int page = 0; page < 12; page++) {
      modify(rig, process, page);
    }
    assertThat(rig.write()).isEqualTo(2);
    assertThat(rig.write()).isZero();
    rig.endWrite(0, false);
    assertThat(rig.write()).isEqualTo(1);
    assertThat(rig.writer.outstanding()).isEqualTo(2);
  }

  @Test
  void aFailedWriteLeavesItsPagesModifiedWithoutASlot() {
    WindowsRig rig = always();
    WindowsProcess process = rig.admit(1);
    modify(rig, process, 1, 2);
    rig.write();
    rig.log.clear();
    rig.endWrite(0, true);
    assertThat(rig.where(process, 1)).isEqualTo("modified");
    assertThat(rig.pagefile.used()).isZero();
    assertThat(rig.log).containsExactly("written 1 failed", "written 2 failed");
    assertThat(rig.write()).as("not before its time").isZero();
    rig.writer.retry();
    assertThat(rig.write()).isEqualTo(1);
  }

  @Test
  void aFailedWriteOfARescuedPageLeavesItDirty() {
    WindowsRig rig = always();
    WindowsProcess process = rig.admit(1);
    modify(rig, process, 1);
    rig.write();
    rig.load(process, 1);
    rig.endWrite(0, true);
    assertThat(rig.where(process, 1)).isEqualTo("active");
    rig.trim(process, 1);
    assertThat(rig.where(process, 1)).isEqualTo("modified");
  }

  @Test
  void afterTooManyFailuresInARowNobodyWaitsForAnotherTry() {
    WindowsRig rig = always();
    modify(rig, rig.admit(1), 1);
    for (int failures = 1; failures < 3; failures++) {
      rig.write();
      rig.endWrite(0, true);
      rig.writer.retry();
      assertThat(rig.writer.isWorthWaiting()).isTrue();
    }
    rig.write();
    rig.endWrite(0, true);
    assertThat(rig.writer.isWorthWaiting()).as("write-retries is 3").isFalse();
    rig.writer.retry();
    rig.write();
    rig.endWrite(0, false);
    assertThat(rig.writer.isWorthWaiting()).as("one success forgets them").isTrue();
  }

  @Test
  void aFullPagefileIsAskedToGrowAndNothingIsWrittenUntilThen() {
    WindowsRig rig = new WindowsRig.Plan(20, settings(100, NEVER)).slots(2, 5_000).build();
    WindowsProcess process = rig.admit(1);
    modify(rig, process, 1, 2);
    rig.flush();
    modify(rig, process, 5);
    assertThat(rig.write()).isZero();
    assertThat(rig.memory.commit().takeGrowthBegun()).isTrue();
    assertThat(rig.where(process, 5)).isEqualTo("modified");
    rig.memory.commit().grown();
    assertThat(rig.write()).isEqualTo(1);
  }

  @Test
  void aFullPagefileThatCannotGrowLeavesPagesModified() {
    WindowsRig rig = new WindowsRig.Plan(20, settings(100, NEVER)).slots(2, 2).build();
    WindowsProcess process = rig.admit(1);
    modify(rig, process, 1, 2);
    rig.flush();
    modify(rig, process, 5);
    assertThat(rig.write()).isZero();
    assertThat(rig.memory.commit().takeGrowthBegun()).isFalse();
    assertThat(rig.where(process, 5)).isEqualTo("modified");
    assertThat(rig.memory.neededPages()).as("modified pages help nobody").isEqualTo(100 - 19);
    rig.memory.discard(process, 1, 1);
    assertThat(rig.write()).as("a slot is free").isEqualTo(1);
  }
}
