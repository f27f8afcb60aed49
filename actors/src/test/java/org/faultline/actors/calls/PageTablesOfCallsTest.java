package org.faultline.actors.calls;

import static org.assertj.core.api.Assertions.assertThat;

import org.faultline.actors.session.MachineOptions;
import org.faultline.actors.session.MachineSession;
import org.faultline.actors.session.ProcessSession;
import org.faultline.memory.address.AllocationType;
import org.faultline.memory.address.Protection;
import org.faultline.workload.program.CallInformation.ProcessCounters;
import org.faultline.workload.program.SystemCall;
import org.faultline.workload.program.SystemCall.EmptyWorkingSet;
import org.faultline.workload.program.SystemCall.VirtualAlloc;
import org.faultline.workload.program.SystemCall.VirtualLock;
import org.faultline.workload.program.SystemCall.VirtualProtect;
import org.faultline.workload.program.SystemCall.VirtualUnlock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which page tables a call brings into the working set, and which a call takes out of it. */
class PageTablesOfCallsTest {
  private static final long MEBIBYTE = 1 << 20;
  private static final long ROOM = 0x4000_0000;

  /** Three tables above, and one for each 2 MiB. */
  private static final long UPPER = 3;

  private final MachineSession machine =
      MachineSession.open(MachineOptions.DEFAULT.withRam(64 * MEBIBYTE));
  private final ProcessSession process = machine.openProcess("a");

  @AfterEach
  void close() {
    machine.close();
  }

  private long pages() {
    ProcessCounters found =
        (ProcessCounters) process.call(new SystemCall.GetProcessMemoryInfo()).information();
    return found.workingSetSize() / 0x1000;
  }

  private void commit(long mebibytes, int protect) {
    process.call(new VirtualAlloc(ROOM, mebibytes * MEBIBYTE, AllocationType.MEM_COMMIT, protect));
  }

  private void emptied(long mebibytes) {
    process.call(
        new VirtualAlloc(
            ROOM, 64 * MEBIBYTE, AllocationType.MEM_RESERVE, Protection.PAGE_READWRITE));
    commit(mebibytes, Protection.PAGE_READWRITE);
    assertThat(pages()).isEqualTo(UPPER + mebibytes / 2);
    process.call(new EmptyWorkingSet());
  }

  @Test
  void emptyingTakesOutTheTablesThatMapNothingInAFrame() {
    emptied(16);
    assertThat(pages()).as("what maps the tables that are modified stays").isEqualTo(UPPER);
  }

  @Test
  void sizesOfMinusOneDoTheSame() {
    emptied(16);
    commit(16, Protection.PAGE_READWRITE);
    process.call(new SystemCall.SetProcessWorkingSetSize(-1, -1));
    assertThat(pages()).isEqualTo(UPPER);
  }

  @Test
  void aCommitOfCommittedPagesBringsTheirTablesIn() {
    emptied(16);
    commit(8, Protection.PAGE_READONLY);
    assertThat(pages()).isEqualTo(UPPER + 4);
  }

  @Test
  void aProtectBringsTheTablesOfItsEntriesIn() {
    emptied(16);
    process.call(new VirtualProtect(ROOM, 4 * MEBIBYTE, Protection.PAGE_READONLY));
    assertThat(pages()).isEqualTo(UPPER + 2);
  }

  @Test
  void aProtectOfPagesWithoutAnEntryNeedsNoTable() {
    long heap =
        process
            .call(
                new VirtualAlloc(
                    0,
                    MEBIBYTE,
                    AllocationType.MEM_RESERVE | AllocationType.MEM_COMMIT,
                    Protection.PAGE_READWRITE))
            .value();
    process.call(new VirtualProtect(heap, MEBIBYTE, Protection.PAGE_READONLY));
    assertThat(pages()).isZero();
  }

  @Test
  void unlockingWhatIsNotLockedTakesOutItsPagesAndItsTablesAlone() {
    emptied(8);
    commit(8, Protection.PAGE_READWRITE);
    process.call(new VirtualUnlock(ROOM, 4 * MEBIBYTE));
    assertThat(pages()).as("two of four tables").isEqualTo(UPPER + 2);
  }

  @Test
  void emptyingLeavesWhatIsLockedAndTheTablesAboveIt() {
    emptied(8);
    process.call(new VirtualLock(ROOM, 0x3000));
    process.call(new EmptyWorkingSet());
    assertThat(pages()).isEqualTo(UPPER + 1 + 3);
    process.call(new VirtualUnlock(ROOM, 0x3000));
    process.call(new EmptyWorkingSet());
    assertThat(pages()).as("the pages are modified: their table stays").isEqualTo(UPPER + 1);
  }
}
