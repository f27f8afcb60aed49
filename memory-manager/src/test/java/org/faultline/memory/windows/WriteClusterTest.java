package org.faultline.memory.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.memory.windows.ModifiedPages.NEVER;
import static org.faultline.memory.windows.ModifiedPages.always;
import static org.faultline.memory.windows.ModifiedPages.modify;
import static org.faultline.memory.windows.ModifiedPages.pages;
import static org.faultline.memory.windows.ModifiedPages.settings;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Which modified pages are written together, to which slots, and with which bytes (docs/windows.md
 * W902).
 */
class WriteClusterTest {
  @Test
  void theOldestPageTakesItsNeighboursAlongFirstThoseAboveIt() {
    WindowsRig rig = always();
    WindowsProcess process = rig.admit(1);
    WindowsProcess other = rig.admit(2);
    modify(rig, process, 10);
    modify(rig, other, 11);
    modify(rig, process, 30, 8, 9, 11, 13);
    rig.write();
    assertThat(pages(rig.writes.get(0)))
        .as("sorted, nobody else's")
        .containsExactly(8L, 9L, 10L, 11L);
    assertThat(rig.writes.get(0).process(0)).isEqualTo(1);
    assertThat(pages(rig.writes.get(1)))
        .as("the next oldest of each process")
        .containsExactly(13L, 30L, 11L);
  }

  @Test
  void neighbouringPagesGetNeighbouringSlotsChosenAtTheWrite() {
    WindowsRig rig = always();
    WindowsProcess process = rig.admit(1);
    modify(rig, process, 7, 5, 6);
    assertThat(rig.pagefile.usedSlots()).as("no slot at the trim").isZero();
    rig.write();
    assertThat(rig.pagefile.usedSlots()).isEqualTo(3);
    rig.endWrite(0, false);
    for (int i = 0; i < 20; i++) {
      rig.load(rig.memory.process(1), 100 + i);
    }
    assertThat(List.of(rig.where(process, 5), rig.where(process, 6), rig.where(process, 7)))
        .containsExactly("slot 0", "slot 1", "slot 2");
  }

  @Test
  void aWriteIsAsLongAsTheRunOfSlotsThatIsFree() {
    WindowsRig rig = new WindowsRig.Plan(20, settings(100, NEVER)).slots(7, 7).build();
    WindowsProcess process = rig.admit(1);
    modify(rig, process, 1, 2, 3, 4, 5, 6, 7);
    rig.flush();
    assertThat(rig.pagefile.usedSlots()).isEqualTo(7);
    rig.load(process, 1);
    rig.dirty(process, 1);
    rig.load(process, 4);
    rig.dirty(process, 4);
    rig.load(process, 5);
    rig.dirty(process, 5);
    rig.memory.trim(process, 1, 5);
    rig.write();
    assertThat(rig.writes).hasSize(2);
    assertThat(pages(rig.writes.get(0)))
        .as("slots 3 and 4 are the longest run")
        .containsExactly(1L, 4L);
    assertThat(rig.writes.get(0).firstSlot()).isEqualTo(3);
    assertThat(pages(rig.writes.get(1))).containsExactly(5L);
    assertThat(rig.writes.get(1).firstSlot()).isZero();
  }

  @Test
  void ofRunsOfSlotsOfTheSameLengthTheFirstIsTaken() {
    WindowsRig rig = new WindowsRig.Plan(20, settings(100, NEVER)).slots(4, 4).build();
    WindowsProcess process = rig.admit(1);
    modify(rig, process, 1, 2, 3, 4);
    rig.flush();
    rig.load(process, 1);
    rig.dirty(process, 1);
    rig.load(process, 3);
    rig.dirty(process, 3);
    rig.memory.trim(process, 1, 3);
    rig.write();
    assertThat(pages(rig.writes.get(0))).as("slots 0 and 2 are free").containsExactly(1L);
    assertThat(rig.writes.get(0).firstSlot()).isZero();
  }

  @Test
  void lockedPagesAreNotWritten() {
    WindowsRig rig = always();
    WindowsProcess process = rig.admit(1);
    rig.load(process, 1);
    rig.go(new BringIn(rig.memory, process, 1, 1, BringIn.Purpose.LOCK));
    rig.memory.unpin(process);
    rig.trim(process, 1);
    assertThat(rig.where(process, 1)).isEqualTo("active");
    assertThat(rig.write()).isZero();
  }

  @Test
  void pagesWithoutInterestAreNotWritten() {
    WindowsRig rig = always();
    WindowsProcess process = rig.admit(1);
    modify(rig, process, 1);
    rig.memory.reset(process, 1, 1);
    assertThat(rig.where(process, 1)).as("off the modified list").isEqualTo("standby");
    assertThat(rig.write()).isZero();
    rig.memory.undoReset(process, 1, 1);
    assertThat(rig.where(process, 1)).isEqualTo("modified");
    assertThat(rig.write()).isEqualTo(1);
  }

  @Test
  void decommittedPagesAreNotWritten() {
    WindowsRig rig = always();
    WindowsProcess process = rig.admit(1);
    modify(rig, process, 1);
    rig.memory.discard(process, 1, 1);
    assertThat(rig.write()).isZero();
  }

  @Test
  void aResetFreesTheSlotOfAPageInThePagefile() {
    WindowsRig rig = always();
    WindowsProcess process = rig.admit(1);
    modify(rig, process, 1);
    rig.flush();
    for (int i = 0; i < 20; i++) {
      rig.load(process, 100 + i);
    }
    assertThat(rig.where(process, 1)).isEqualTo("slot 0");
    rig.memory.reset(process, 1, 1);
    assertThat(rig.where(process, 1)).isEqualTo("zero");
    assertThat(rig.pagefile.usedSlots()).isZero();
  }

  @Test
  void theBytesOfAWriteAreThoseOfItsBeginning() {
    WindowsRig rig = always();
    WindowsProcess process = rig.admit(1);
    byte[] bytes = new byte[4096];
    bytes[9] = 1;
    int frame = rig.load(process, 1);
    rig.memory.contents(1, frame, bytes);
    rig.trim(process, 1);
    WriteCluster write = rig.writer.next();
    byte[][] copies = write.copyBytes();
    rig.load(process, 1);
    bytes[9] = 2;
    assertThat(copies[0][9]).isEqualTo((byte) 1);
    rig.writer.ended(write, false);
    assertThat(rig.where(process, 1)).isEqualTo("active");
  }
}
