package org.faultline.actors.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.faultline.memory.address.AllocationType;
import org.faultline.memory.address.Protection;
import org.faultline.memory.address.Win32Error;
import org.faultline.workload.config.PagingConfig;
import org.faultline.workload.program.SystemCall;
import org.faultline.workload.program.SystemCall.VirtualAlloc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What MEM_RESET gives up, and what MEM_RESET_UNDO takes back. */
class ResetCallsTest {
  private static final int BOTH = AllocationType.MEM_RESERVE | AllocationType.MEM_COMMIT;
  private static final int READWRITE = Protection.PAGE_READWRITE;
  private static final long PAGE = 0x1000;
  private static final long HEAP = 0x3000_0000;

  @Test
  void resetCanBeUndoneUntilTheFrameIsTakenForAnotherPage() {
    MachineOptions small = MachineOptions.DEFAULT.withRam(64 * PAGE);
    try (MachineSession tight = MachineSession.open(small)) {
      ProcessSession one = tight.openProcess("one");
      one.call(new VirtualAlloc(HEAP, 200 * PAGE, BOTH, READWRITE));
      var reset = new VirtualAlloc(HEAP, PAGE, AllocationType.MEM_RESET, READWRITE);
      var undo = new VirtualAlloc(HEAP, PAGE, AllocationType.MEM_RESET_UNDO, READWRITE);
      one.write(HEAP, 4, 7);
      one.call(reset);
      one.call(new SystemCall.EmptyWorkingSet());
      assertThat(one.call(undo).succeeded()).as("it is on the standby list").isTrue();
      assertThat(one.read(HEAP, 4).value()).as("the data is kept").isEqualTo(7);

      one.call(reset);
      one.call(new SystemCall.EmptyWorkingSet());
      for (int page = 1; page < 200; page++) {
        one.write(HEAP + page * PAGE, 1, 1);
      }
      assertThat(one.call(undo).succeeded()).as("its frame was taken").isFalse();
      assertThat(one.read(HEAP, 4).value()).isZero();
      assertThat(tight.end().identitiesHold()).isTrue();
    }
  }

  @Test
  void onTheTextbookMachineAResetPageIsGoneOnceItLeftMemory() {
    MachineOptions textbook = MachineOptions.DEFAULT.withPaging(PagingConfig.Kind.TEXTBOOK);
    try (MachineSession other = MachineSession.open(textbook)) {
      resetAndLose(other, other.openProcess("one"));
    }
  }

  /** Twelve bytes over a boundary hold no whole page, and so may lose nothing (both machines). */
  @ParameterizedTest
  @EnumSource
  void aResetLosesNothingOutsideTheWholePagesOfItsRange(PagingConfig.Kind paging) {
    MachineOptions small = MachineOptions.DEFAULT.withRam(64 * PAGE).withPaging(paging);
    try (MachineSession tight = MachineSession.open(small)) {
      ProcessSession one = tight.openProcess("one");
      one.call(new VirtualAlloc(HEAP, 200 * PAGE, BOTH, READWRITE));
      for (int page = 0; page < 5; page++) {
        one.write(HEAP + page * PAGE, 4, 7 + page);
      }
      assertThat(one.call(reset(HEAP + 0xFFF, 2)).value()).as("rounded down").isEqualTo(HEAP);
      assertThat(one.call(reset(HEAP + 1, 3 * PAGE)).value()).isEqualTo(HEAP);
      assertThat(one.call(reset(HEAP + 4 * PAGE, PAGE - 1)).succeeded()).isTrue();
      assertThat(one.call(reset(HEAP, 0)).error()).isEqualTo(Win32Error.ERROR_INVALID_PARAMETER);
      for (int page = 5; page < 200; page++) {
        one.write(HEAP + page * PAGE, 1, 1);
      }
      assertThat(one.read(HEAP, 4).value()).isEqualTo(7);
      assertThat(one.read(HEAP + PAGE, 4).value()).as("whole: old or zero").isIn(0L, 8L);
      assertThat(one.read(HEAP + 2 * PAGE, 4).value()).as("whole: old or zero").isIn(0L, 9L);
      assertThat(one.read(HEAP + 3 * PAGE, 4).value()).isEqualTo(10);
      assertThat(one.read(HEAP + 4 * PAGE, 4).value()).isEqualTo(11);
      assertThat(tight.end().identitiesHold()).isTrue();
    }
  }

  /** An undo promises every byte of its range, those of pages that it only touches too. */
  @Test
  void anUndoFailsWhereAPageThatItTouchesHasLostItsData() {
    try (MachineSession tight = MachineSession.open(MachineOptions.DEFAULT.withRam(64 * PAGE))) {
      ProcessSession one = tight.openProcess("one");
      one.call(new VirtualAlloc(HEAP, 200 * PAGE, BOTH, READWRITE));
      one.write(HEAP, 4, 7);
      one.call(reset(HEAP, PAGE));
      one.call(new SystemCall.EmptyWorkingSet());
      for (int page = 1; page < 200; page++) {
        one.write(HEAP + page * PAGE, 1, 1);
      }
      var undo = new VirtualAlloc(HEAP + 0xFFF, 2, AllocationType.MEM_RESET_UNDO, READWRITE);
      assertThat(one.call(undo).succeeded()).isFalse();
    }
  }

  private static VirtualAlloc reset(long address, long size) {
    return new VirtualAlloc(address, size, AllocationType.MEM_RESET, READWRITE);
  }

  private static void resetAndLose(MachineSession machine, ProcessSession process) {
    process.call(new VirtualAlloc(HEAP, 2 * PAGE, BOTH, READWRITE));
    process.write(HEAP, 4, 7);
    var undo = new VirtualAlloc(HEAP, PAGE, AllocationType.MEM_RESET_UNDO, READWRITE);
    process.call(new VirtualAlloc(HEAP, PAGE, AllocationType.MEM_RESET, READWRITE));
    assertThat(process.call(undo).succeeded()).isTrue();
    process.call(new SystemCall.EmptyWorkingSet());
    assertThat(process.read(HEAP, 4).value()).as("the data is kept").isEqualTo(7);

    process.call(new VirtualAlloc(HEAP, PAGE, AllocationType.MEM_RESET, READWRITE));
    process.call(new SystemCall.EmptyWorkingSet());
    assertThat(process.call(undo).succeeded()).as("it left memory, not to be written").isFalse();
    assertThat(process.read(HEAP, 4).value()).isIn(0L, 7L);
    assertThat(machine.end().identitiesHold()).isTrue();
  }
}
