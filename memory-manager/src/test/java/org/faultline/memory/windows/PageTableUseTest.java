package org.faultline.memory.windows;

import static org.assertj.core.api.Assertions.assertThat;

import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.frames.FrameDatabase;
import org.faultline.memory.frames.PagePlace;
import org.junit.jupiter.api.Test;

/** Page tables are pages: shares keep them, use lets them live (docs/windows.md W104 to W106). */
class PageTableUseTest {
  private final WindowsRig rig =
      new WindowsRig.Plan(12, WindowsRig.settings(0, 1, 2, 100))
          .tables(AddressLayout.BITS_32)
          .build();
  private final WindowsProcess process = rig.admit(1);
  private final WindowsProcess other = rig.admit(2);

  private long lowest() {
    return process.tables().key(1, 1);
  }

  private int frameOfTable() {
    return PagePlace.number(process.tables().place(lowest()));
  }

  @Test
  void aTableIsSharedByEachEntryInAFrameValidOrInTransition() {
    rig.load(process, 1);
    rig.load(process, 2);
    assertThat(process.tables().shares(lowest())).isEqualTo(2);
    rig.trim(process, 1);
    assertThat(process.tables().shares(lowest())).as("in transition").isEqualTo(2);
    rig.flush();
    for (long page = 0; page < 7; page++) {
      rig.load(other, page);
    }
    assertThat(rig.where(process, 1)).isEqualTo("slot 0");
    assertThat(process.tables().shares(lowest())).as("repurposed").isEqualTo(1);
    assertThat(process.tables().used(lowest())).as("its entry names a slot").isEqualTo(2);
  }

  @Test
  void aTableWithSharesCannotBeTrimmed() {
    rig.load(process, 1);
    assertThat(rig.memory.members.canTrim(frameOfTable())).isFalse();
    assertThat(rig.sets.replacement(1)).isEqualTo(rig.memory.activeFrame(process, 1));
  }

  @Test
  void aTableWithoutSharesCanBeTrimmedAndTheRootNever() {
    rig.load(process, 1);
    rig.trim(process, 1);
    rig.flush();
    for (long page = 0; page < 8; page++) {
      rig.load(other, page);
    }
    assertThat(rig.where(process, 1)).startsWith("slot");
    assertThat(rig.memory.members.canTrim(frameOfTable())).isTrue();
    int table = frameOfTable();
    assertThat(rig.sets.replacement(1)).isEqualTo(table);
    rig.memory.trim(table);
    assertThat(rig.table(process, 1, 1)).as("a table is always dirty").isEqualTo("modified");
    assertThat(rig.table(process, 1, 2)).isEqualTo("active");
    assertThat(rig.sets.replacement(1)).as("only the root is left").isEqualTo(-1);
  }

  @Test
  void theSlotOfATableIsFreedWhenItComesIn() {
    aTableWithoutSharesCanBeTrimmedAndTheRootNever();
    rig.flush();
    rig.load(other, 8);
    assertThat(rig.table(process, 1, 1)).startsWith("slot");
    assertThat(rig.sets.replacement(1)).as("the root stays without shares too").isEqualTo(-1);
    rig.memory.discard(other, 0, 8);
    int used = rig.pagefile.usedSlots();
    rig.fault(process, 1);
    rig.endRead(0);
    assertThat(rig.table(process, 1, 1)).isEqualTo("active");
    assertThat(rig.pagefile.usedSlots()).isEqualTo(used - 1);
  }

  @Test
  void tablesAreGivenUpWithTheirLastEntry() {
    rig.load(process, 1);
    rig.load(process, 2_000);
    assertThat(process.tablePages()).isEqualTo(3);
    rig.memory.discard(process, 1, 1);
    assertThat(process.tablePages()).isEqualTo(2);
    rig.memory.discard(process, 2_000, 2_000);
    assertThat(process.tablePages()).as("the root too").isZero();
    assertThat(rig.memory.available()).isEqualTo(12);
    assertThat(process.workingSetPages()).isZero();
  }

  @Test
  void aTableInThePagefileIsGivenUpWithItsSlot() {
    aTableWithoutSharesCanBeTrimmedAndTheRootNever();
    rig.flush();
    rig.load(other, 8);
    assertThat(rig.table(process, 1, 1)).startsWith("slot");
    rig.memory.discard(process, 1, 1);
    assertThat(rig.pagefile.usedSlots()).isZero();
    assertThat(process.tablePages()).isZero();
  }

  @Test
  void anExplicitCommitBringsTablesInAndNoPage() {
    BringIn commit = new BringIn(rig.memory, process, 1_022, 1_025, BringIn.Purpose.COMMIT);
    assertThat(rig.go(commit)).isEqualTo(BringIn.Stop.DONE);
    assertThat(process.tablePages()).as("the root and two tables").isEqualTo(3);
    assertThat(process.workingSetPages()).isEqualTo(3);
    assertThat(rig.where(process, 1_023)).isEqualTo("zero");
    assertThat(process.tables().used(process.tables().key(1_023, 1))).isEqualTo(2);
    assertThat(process.tables().shares(process.tables().key(1_023, 1))).isZero();
    assertThat(rig.where(process, 1_021)).isEqualTo("nowhere");
    rig.memory.unpin(process);
    rig.log.clear();
    rig.load(process, 1_023);
    assertThat(rig.log).containsExactly("demand-zero 1023", "joined 1023");
  }

  @Test
  void tablesThatWereBroughtInForNothingGoWithTheirProcess() {
    for (int i = 0; i < 10; i++) {
      rig.load(other, i);
    }
    assertThat(rig.fault(process, 1)).as("root, table and no frame").isEqualTo(BringIn.Stop.WAIT);
    rig.memory.exit(process);
    rig.memory.exit(other);
    assertThat(rig.memory.available()).isEqualTo(12);
    FrameCounts counts = rig.memory.counts();
    assertThat(counts.active() + counts.transition() + counts.modified()).isZero();
  }

  @Test
  void aTableTakenBackFromStandbyIsDirtyAgain() {
    aTableWithoutSharesCanBeTrimmedAndTheRootNever();
    rig.flush();
    assertThat(rig.table(process, 1, 1)).isEqualTo("standby");
    rig.memory.discard(other, 0, 7);
    rig.fault(process, 1);
    assertThat(rig.table(process, 1, 1)).isEqualTo("active");
    assertThat(rig.memory.frames.is(frameOfTable(), FrameDatabase.DIRTY)).isTrue();
    assertThat(rig.memory.frames.slot(frameOfTable())).isEqualTo(-1);
  }
}
