package org.faultline.actors.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.faultline.memory.address.AllocationType;
import org.faultline.memory.address.MemoryBasicInformation;
import org.faultline.memory.address.Protection;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.address.Win32Exception;
import org.faultline.workload.program.CallInformation;
import org.faultline.workload.program.CallResult;
import org.faultline.workload.program.SystemCall;
import org.faultline.workload.program.SystemCall.CreateStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Stacks of threads: docs/windows.md W404 to W406. */
class StackTest {
  private static final int PAGE = 0x1000;
  private static final int RESERVE = 0x1_0000;

  private MachineSession machine = MachineSession.open(MachineOptions.DEFAULT);
  private final ProcessSession process = machine.openProcess("a");

  @AfterEach
  void close() {
    machine.close();
  }

  private List<MemoryBasicInformation> runs(long stack) {
    return process.map().runs().stream()
        .map(CallInformation.MappedRun::basic)
        .filter(run -> run.allocationBase() == stack)
        .toList();
  }

  @Test
  void aStackIsCommittedFromTheTopAboveAGuardPage() {
    long stack = process.call(new CreateStack(RESERVE, 2 * PAGE)).value();
    assertThat(runs(stack))
        .extracting(MemoryBasicInformation::regionSize)
        .containsExactly(13L * PAGE, 1L * PAGE, 2L * PAGE);
    assertThat(runs(stack).get(0).state()).isEqualTo(AllocationType.MEM_RESERVE);
    assertThat(runs(stack).get(1).protect())
        .isEqualTo(Protection.PAGE_READWRITE | Protection.PAGE_GUARD);
    assertThat(runs(stack).get(2).protect()).isEqualTo(Protection.PAGE_READWRITE);
  }

  @Test
  void touchingTheGuardPageMovesItDownUnnoticed() {
    long stack = process.call(new CreateStack(RESERVE, PAGE)).value();
    long top = stack + RESERVE;
    for (int page = 1; page < 15; page++) {
      assertThat(process.write(top - page * PAGE, 4, page).succeeded())
          .as("page %s", page)
          .isTrue();
    }
    for (int page = 1; page < 15; page++) {
      assertThat(process.read(top - page * PAGE, 4).value()).isEqualTo(page);
    }
  }

  @Test
  void theLastGuardPageRaisesStackOverflowOnceAndIsUsableThen() {
    long stack = process.call(new CreateStack(RESERVE, PAGE)).value();
    for (int page = 14; page > 1; page--) {
      assertThat(process.write(stack + page * PAGE, 1, 1).succeeded()).isTrue();
    }
    CallResult overflow = process.write(stack + PAGE + 8, 1, 1);
    assertThat(overflow.fault().exception()).isEqualTo(Win32Exception.EXCEPTION_STACK_OVERFLOW);
    assertThat(overflow.fault().address()).isEqualTo(stack + PAGE + 8);
    assertThat(process.write(stack + PAGE, 1, 1).succeeded()).as("for its handler").isTrue();
    assertThat(process.write(stack, 1, 1).fault().exception())
        .as("the lowest page is never committed")
        .isEqualTo(Win32Exception.EXCEPTION_ACCESS_VIOLATION);
  }

  @Test
  void touchingBelowTheGuardPageIsAnAccessViolation() {
    long stack = process.call(new CreateStack(RESERVE, PAGE)).value();
    assertThat(process.read(stack + 13 * PAGE, 1).fault().exception())
        .isEqualTo(Win32Exception.EXCEPTION_ACCESS_VIOLATION);
    assertThat(process.read(stack + 14 * PAGE, 1).succeeded()).as("the guard is there").isTrue();
  }

  @Test
  void growthTakesCommitChargeAndOverflowsWhereThereIsNone() {
    machine.close();
    machine = MachineSession.open(MachineOptions.DEFAULT.withRam(0x4_0000).withPagefile(0, 0));
    ProcessSession poor = machine.openProcess("poor");
    long stack = poor.call(new CreateStack(RESERVE, PAGE)).value();
    int both = AllocationType.MEM_RESERVE | AllocationType.MEM_COMMIT;
    long rest = 64 - 2 - 4;
    assertThat(poor.call(new SystemCall.VirtualAlloc(0, rest * PAGE, both, 4)).error())
        .as("all of 64 frames but a page, its guard and 4 page tables")
        .isEqualTo(Win32Error.ERROR_SUCCESS);
    assertThat(poor.write(stack + 14 * PAGE, 1, 1).fault().exception())
        .isEqualTo(Win32Exception.EXCEPTION_STACK_OVERFLOW);
    assertThat(poor.write(stack + 14 * PAGE, 1, 1).succeeded()).isTrue();
    assertThat(poor.write(stack + 13 * PAGE, 1, 1).fault().exception())
        .as("no guard page was made")
        .isEqualTo(Win32Exception.EXCEPTION_ACCESS_VIOLATION);
  }

  @Test
  void aStackNeedsRoomForItsGuardPageAndTheLowestPage() {
    for (long commit : new long[] {0, 15 * PAGE, 16 * PAGE, 17 * PAGE, -1}) {
      assertThat(process.call(new CreateStack(RESERVE, commit)).error())
          .as("commit of %s bytes", commit)
          .isEqualTo(Win32Error.ERROR_INVALID_PARAMETER);
    }
    assertThat(process.call(new CreateStack(RESERVE, 14 * PAGE)).succeeded()).isTrue();
    assertThat(process.call(new CreateStack(0, 1)).error())
        .isEqualTo(Win32Error.ERROR_INVALID_PARAMETER);
  }
}
