package org.faultline.memory.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which frame a need takes (docs/windows.md W608 and W609), the reserve, and priorities (W611). */
class AllocationOrderTest {
  private static final int LOW = 3;

  private static WindowsRig rig(int frames, int reserve) {
    return new WindowsRig.Plan(frames, WindowsRig.settings(reserve, reserve + 1, reserve + 2, 100))
        .build();
  }

  @Test
  void aPageOfZerosTakesZeroedThenFreeThenStandby() {
    WindowsRig rig = rig(4, 0);
    WindowsProcess process = rig.admit(1);
    for (int page = 0; page < 3; page++) {
      rig.load(process, page);
    }
    rig.trim(process, 0);
    rig.flush();
    rig.memory.discard(process, 1, 1);
    assertThat(
            List.of(
                rig.memory.supply.take(true),
                rig.memory.supply.take(true),
                rig.memory.supply.take(true)))
        .as("the zeroed frame 3, the free frame 1, frame 0 from standby")
        .containsExactly(3, 1, 0);
    assertThat(rig.memory.supply.take(true)).as("frame 2 is active").isEqualTo(-1);
  }

  @Test
  void aPageToBeReadTakesFreeThenZeroedThenStandby() {
    WindowsRig rig = rig(4, 0);
    WindowsProcess process = rig.admit(1);
    for (int page = 0; page < 3; page++) {
      rig.load(process, page);
    }
    rig.trim(process, 0);
    rig.flush();
    rig.memory.discard(process, 1, 1);
    assertThat(
            List.of(
                rig.memory.supply.take(false),
                rig.memory.supply.take(false),
                rig.memory.supply.take(false)))
        .containsExactly(1, 3, 0);
  }

  @Test
  void eachListGivesItsOldestFrameFirst() {
    WindowsRig rig = rig(4, 0);
    WindowsProcess process = rig.admit(1);
    for (int page = 0; page < 4; page++) {
      rig.load(process, page);
    }
    for (long page : new long[] {2, 0, 3, 1}) {
      rig.trim(process, page);
      rig.flush();
    }
    assertThat(
            List.of(
                rig.memory.supply.take(true),
                rig.memory.supply.take(true),
                rig.memory.supply.take(true)))
        .containsExactly(2, 0, 3);
  }

  @Test
  void theModifiedListIsNeverASource() {
    WindowsRig rig = rig(3, 0);
    WindowsProcess process = rig.admit(1);
    for (int page = 0; page < 3; page++) {
      rig.load(process, page);
    }
    rig.memory.trim(process, 0, 2);
    assertThat(rig.memory.counts().modified()).isEqualTo(3);
    assertThat(rig.memory.available()).isZero();
    assertThat(rig.fault(process, 9)).isEqualTo(BringIn.Stop.WAIT);
    rig.flush();
    assertThat(rig.fault(process, 9)).isEqualTo(BringIn.Stop.DONE);
  }

  @Test
  void standbyOfTheLowestPriorityIsRepurposedFirst() {
    WindowsRig rig = rig(4, 0);
    WindowsProcess normal = rig.memory.admit(1, 0, 100, false, 5);
    WindowsProcess medium = rig.memory.admit(2, 0, 100, false, LOW);
    WindowsProcess lowest = rig.memory.admit(3, 0, 100, false, 1);
    rig.store(normal, 1);
    rig.store(medium, 2);
    rig.store(lowest, 3);
    assertThat(rig.memory.counts().standby()).containsExactly(0, 1, 0, 1, 0, 1, 0, 0);
    WindowsProcess taker = rig.admit(4);
    rig.load(taker, 0);
    rig.log.clear();
    for (int page = 1; page < 4; page++) {
      rig.load(taker, page);
    }
    assertThat(rig.log)
        .filteredOn(line -> line.startsWith("repurposed"))
        .containsExactly(
            "repurposed 3 of priority 1",
            "repurposed 2 of priority 3",
            "repurposed 1 of priority 5");
  }

  @Test
  void aFaultLeavesTheReserveToTheWriter() {
    WindowsRig rig = rig(4, 2);
    WindowsProcess process = rig.admit(1);
    assertThat(rig.fault(process, 0)).isEqualTo(BringIn.Stop.DONE);
    assertThat(rig.fault(process, 1)).isEqualTo(BringIn.Stop.DONE);
    assertThat(rig.fault(process, 2)).isEqualTo(BringIn.Stop.WAIT);
    assertThat(rig.memory.available()).isEqualTo(2);
    rig.memory.unpin(process);
    rig.trim(process, 0);
    assertThat(rig.write()).isEqualTo(1);
    assertThat(rig.memory.counts().system()).as("the request's own frame").isEqualTo(1);
    assertThat(rig.memory.available()).isEqualTo(1);
    rig.endWrite(0, false);
    assertThat(rig.memory.counts().system()).isZero();
    assertThat(rig.fault(process, 2)).isEqualTo(BringIn.Stop.DONE);
  }

  @Test
  void aReadToo() {
    WindowsRig rig = rig(4, 1);
    WindowsProcess process = rig.admit(1);
    rig.store(process, 0);
    for (int page = 10; page < 13; page++) {
      rig.load(process, page);
    }
    assertThat(rig.fault(process, 13))
        .as("one is left, and it is the reserve")
        .isEqualTo(BringIn.Stop.WAIT);
    assertThat(rig.memory.available()).isEqualTo(1);
    assertThat(rig.fault(process, 0)).as("a rescue needs no frame").isEqualTo(BringIn.Stop.DONE);
  }

  @Test
  void theWriterWithoutAFrameForItsRequestMakesNoWrite() {
    WindowsRig rig = rig(3, 1);
    WindowsProcess process = rig.admit(1);
    rig.load(process, 0);
    rig.load(process, 1);
    rig.trim(process, 0);
    int taken = rig.memory.supply.takeForSystem();
    assertThat(taken).isNotNegative();
    assertThat(rig.write()).isZero();
    assertThat(rig.where(process, 0)).isEqualTo("modified");
    rig.memory.supply.freeSystem(taken);
    assertThat(rig.write()).isEqualTo(1);
  }
}
