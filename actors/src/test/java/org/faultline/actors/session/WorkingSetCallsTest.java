package org.faultline.actors.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.faultline.memory.address.Access;
import org.faultline.memory.address.AllocationType;
import org.faultline.memory.address.Privilege;
import org.faultline.memory.address.Protection;
import org.faultline.memory.address.Win32Error;
import org.faultline.workload.config.PagingConfig;
import org.faultline.workload.program.CallInformation.ProcessCounters;
import org.faultline.workload.program.CallInformation.WorkingSet;
import org.faultline.workload.program.CallInformation.WorkingSetPage;
import org.faultline.workload.program.SystemCall;
import org.faultline.workload.program.SystemCall.SetProcessWorkingSetSize;
import org.faultline.workload.program.SystemCall.VirtualAlloc;
import org.faultline.workload.program.SystemCall.VirtualLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** docs/windows.md W312 and W313, and what needs privileges. */
class WorkingSetCallsTest {
  private static final int BOTH = AllocationType.MEM_RESERVE | AllocationType.MEM_COMMIT;
  private static final int READWRITE = Protection.PAGE_READWRITE;
  private static final long PAGE = 0x1000;
  private static final long MEBIBYTE = 1 << 20;
  private static final long SECOND = 1_000_000_000;
  private static final long HEAP = 0x3000_0000;

  private final MachineSession machine =
      MachineSession.open(MachineOptions.DEFAULT.withRam(64 * MEBIBYTE));
  private final ProcessSession process = machine.openProcess("a");

  @AfterEach
  void close() {
    machine.close();
  }

  private Win32Error size(ProcessSession who, long minimum, long maximum) {
    return who.call(new SetProcessWorkingSetSize(minimum, maximum)).error();
  }

  private Win32Error lock(long pages) {
    return process.call(new VirtualLock(HEAP, pages * PAGE)).error();
  }

  private WorkingSet workingSet() {
    return (WorkingSet) process.call(new SystemCall.QueryWorkingSet()).information();
  }

  private ProcessCounters counters() {
    return (ProcessCounters) process.call(new SystemCall.GetProcessMemoryInfo()).information();
  }

  @Test
  void theMinimumLessEightPagesCanBeLocked() {
    process.call(new VirtualAlloc(HEAP, MEBIBYTE, BOTH, READWRITE));
    assertThat(lock(43)).as("50 - 8 pages").isEqualTo(Win32Error.ERROR_WORKING_SET_QUOTA);
    assertThat(lock(42)).isEqualTo(Win32Error.ERROR_SUCCESS);
    assertThat(size(process, 100 * PAGE, 200 * PAGE)).isEqualTo(Win32Error.ERROR_SUCCESS);
    assertThat(lock(93)).as("100 - 8 pages").isEqualTo(Win32Error.ERROR_WORKING_SET_QUOTA);
    assertThat(lock(92)).isEqualTo(Win32Error.ERROR_SUCCESS);
  }

  @Test
  void limitsMustBeInOrderAndNotTooSmall() {
    assertThat(size(process, 0, 100 * PAGE)).isEqualTo(Win32Error.ERROR_INVALID_PARAMETER);
    assertThat(size(process, 50 * PAGE, 0)).isEqualTo(Win32Error.ERROR_INVALID_PARAMETER);
    assertThat(size(process, 50 * PAGE, 49 * PAGE)).isEqualTo(Win32Error.ERROR_INVALID_PARAMETER);
    assertThat(size(process, PAGE, 12 * PAGE)).isEqualTo(Win32Error.ERROR_INVALID_PARAMETER);
    assertThat(size(process, PAGE, -1)).isEqualTo(Win32Error.ERROR_INVALID_PARAMETER);
    assertThat(size(process, PAGE, 13 * PAGE)).isEqualTo(Win32Error.ERROR_SUCCESS);
    process.call(new VirtualAlloc(HEAP, MEBIBYTE, BOTH, READWRITE));
    assertThat(lock(13))
        .as("20 - 8 pages: less is raised to 20")
        .isEqualTo(Win32Error.ERROR_WORKING_SET_QUOTA);
    assertThat(lock(12)).isEqualTo(Win32Error.ERROR_SUCCESS);
  }

  @Test
  void minimumsArePromisedFirstComeFirstServed() {
    ProcessSession second = machine.openProcess("b");
    assertThat(size(process, 40 * MEBIBYTE, 50 * MEBIBYTE)).isEqualTo(Win32Error.ERROR_SUCCESS);
    assertThat(size(second, 40 * MEBIBYTE, 50 * MEBIBYTE))
        .as("a second 40 MiB of 64 MiB")
        .isEqualTo(Win32Error.ERROR_NO_SYSTEM_RESOURCES);
    process.close();
    assertThat(size(second, 40 * MEBIBYTE, 50 * MEBIBYTE)).isEqualTo(Win32Error.ERROR_SUCCESS);
  }

  @Test
  void aProcessIsOpenedWithTheWorkingSetAskedForOrNotAtAll() {
    ProcessOptions options = ProcessOptions.DEFAULT;
    assertThatThrownBy(
            () -> machine.openProcess("huge", options.withWorkingSet(MEBIBYTE << 7, MEBIBYTE << 8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ERROR_INVALID_PARAMETER");
    machine.openProcess("first", options.withWorkingSet(40 * MEBIBYTE, 50 * MEBIBYTE));
    assertThatThrownBy(
            () -> machine.openProcess("more", options.withWorkingSet(40 << 20, 50 << 20)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ERROR_NO_SYSTEM_RESOURCES");
    ProcessSession larger =
        machine.openProcess("larger", options.withWorkingSet(100 * PAGE, 200 * PAGE));
    larger.call(new VirtualAlloc(HEAP, MEBIBYTE, BOTH, READWRITE));
    assertThat(larger.call(new VirtualLock(HEAP, 92 * PAGE)).succeeded()).isTrue();
    assertThat(larger.call(new VirtualLock(HEAP, 93 * PAGE)).error())
        .isEqualTo(Win32Error.ERROR_WORKING_SET_QUOTA);
  }

  @Test
  void aLargerMinimumIsKeptWhenOthersNeedMemory() {
    assertThat(keptOf(120, 50)).as("the default minimum is less").isLessThan(100);
    assertThat(keptOf(120, 130)).as("all 120 pages and the tables").isEqualTo(120);
  }

  /** How many of {@code pages} stay in the working set while another process uses memory. */
  private static int keptOf(int pages, int minimum) {
    try (MachineSession small = MachineSession.open(MachineOptions.DEFAULT.withRam(MEBIBYTE))) {
      ProcessSession keeps = small.openProcess("keeps");
      keeps.call(new SetProcessWorkingSetSize(minimum * PAGE, 345 * PAGE));
      write(keeps, pages);
      keeps.sleep(10 * SECOND);
      write(small.openProcess("takes"), 300);
      var kept = (WorkingSet) keeps.call(new SystemCall.QueryWorkingSet()).information();
      return kept.pages().size();
    }
  }

  private static void write(ProcessSession process, int pages) {
    process.call(new VirtualAlloc(HEAP, 2 * MEBIBYTE, BOTH, READWRITE));
    for (int page = 0; page < pages; page++) {
      process.write(HEAP + page * PAGE, 1, 1);
      process.sleep(SECOND / 10);
    }
  }

  /** 64 MiB are 16,384 pages, less the 32 of the reserve and 512: a maximum is below 15,840. */
  @Test
  void aMaximumMustBeBelowWhatIsAvailableAtTheStartLess512Pages() {
    assertThat(size(process, 256 * PAGE, 15_839 * PAGE)).isEqualTo(Win32Error.ERROR_SUCCESS);
    assertThat(size(process, 256 * PAGE, 15_840 * PAGE))
        .isEqualTo(Win32Error.ERROR_INVALID_PARAMETER);
    assertThat(size(process, 256 * PAGE, 1024 * MEBIBYTE))
        .isEqualTo(Win32Error.ERROR_INVALID_PARAMETER);
    assertThat(size(process, 63 * MEBIBYTE, 1024 * MEBIBYTE))
        .isEqualTo(Win32Error.ERROR_INVALID_PARAMETER);
    ProcessSession plain =
        machine.openProcess("plain", new ProcessOptions(50 * PAGE, 345 * PAGE, Set.of()));
    assertThat(size(plain, 50 * PAGE, 15_840 * PAGE))
        .as("the parameters are looked at before the privilege")
        .isEqualTo(Win32Error.ERROR_INVALID_PARAMETER);
    assertThat(machine.end().identitiesHold()).isTrue();
  }

  @Test
  void theBoundDoesNotDependOnWhatOthersUse() {
    write(machine.openProcess("uses"), 300);
    assertThat(size(process, 256 * PAGE, 15_839 * PAGE)).isEqualTo(Win32Error.ERROR_SUCCESS);
  }

  /** The textbook machine keeps no reserve: 16,384 pages less 512. */
  @Test
  void theTextbookMachineHasTheSameBoundWithoutTheReserve() {
    MachineOptions textbook =
        MachineOptions.DEFAULT.withRam(64 * MEBIBYTE).withPaging(PagingConfig.Kind.TEXTBOOK);
    try (MachineSession other = MachineSession.open(textbook)) {
      ProcessSession one = other.openProcess("one");
      assertThat(size(one, 256 * PAGE, 15_871 * PAGE)).isEqualTo(Win32Error.ERROR_SUCCESS);
      assertThat(size(one, 256 * PAGE, 15_872 * PAGE))
          .isEqualTo(Win32Error.ERROR_INVALID_PARAMETER);
    }
  }

  /** 64 pages: 8 of them, an eighth, are kept from a maximum; the default maximum of 345 stays. */
  @Test
  void inSmallMemoriesAnEighthTakesThePlaceOf512PagesAndTheDefaultMaximumIsAllowed() {
    try (MachineSession small = MachineSession.open(MachineOptions.DEFAULT.withRam(64 * PAGE))) {
      ProcessSession one = small.openProcess("one");
      assertThat(size(one, 20 * PAGE, 345 * PAGE))
          .as("as it is")
          .isEqualTo(Win32Error.ERROR_SUCCESS);
      assertThat(size(one, 20 * PAGE, 346 * PAGE)).isEqualTo(Win32Error.ERROR_INVALID_PARAMETER);
      assertThat(size(one, 20 * PAGE, 55 * PAGE)).isEqualTo(Win32Error.ERROR_SUCCESS);
      assertThat(size(one, 20 * PAGE, 56 * PAGE)).isEqualTo(Win32Error.ERROR_INVALID_PARAMETER);
    }
  }

  @Test
  void moreNeedsThePrivilegeAndLessDoesNot() {
    ProcessSession plain =
        machine.openProcess("plain", new ProcessOptions(50 * PAGE, 345 * PAGE, Set.of()));
    assertThat(size(plain, 51 * PAGE, 345 * PAGE)).isEqualTo(Win32Error.ERROR_PRIVILEGE_NOT_HELD);
    assertThat(size(plain, 50 * PAGE, 346 * PAGE)).isEqualTo(Win32Error.ERROR_PRIVILEGE_NOT_HELD);
    assertThat(size(plain, 49 * PAGE, 344 * PAGE)).isEqualTo(Win32Error.ERROR_SUCCESS);
  }

  @Test
  void emptyingTheWorkingSetLeavesLockedPagesAndLosesNothing() {
    process.call(new VirtualAlloc(HEAP, 8 * PAGE, BOTH, READWRITE));
    for (int page = 0; page < 8; page++) {
      process.write(HEAP + page * PAGE, 1, page);
    }
    assertThat(lock(2)).isEqualTo(Win32Error.ERROR_SUCCESS);
    assertThat(workingSet().pages()).hasSize(8);
    process.call(new SystemCall.EmptyWorkingSet());
    assertThat(workingSet().pages())
        .containsExactly(
            new WorkingSetPage(HEAP, READWRITE, true),
            new WorkingSetPage(HEAP + PAGE, READWRITE, true));
    for (int page = 0; page < 8; page++) {
      assertThat(process.read(HEAP + page * PAGE, 1).value()).isEqualTo(page);
    }
    assertThat(size(process, -1, -1)).isEqualTo(Win32Error.ERROR_SUCCESS);
    assertThat(workingSet().pages()).as("both limits of -1 empty it, too").hasSize(2);
  }

  @Test
  void countersCountFaultsResidentPagesAndCharge() {
    process.call(new VirtualAlloc(HEAP, 100 * PAGE, BOTH, READWRITE));
    ProcessCounters before = counters();
    assertThat(before.pageFaultCount()).isZero();
    assertThat(before.privateUsage()).as("100 pages and 4 page tables").isEqualTo(104 * PAGE);
    for (int page = 0; page < 3; page++) {
      process.write(HEAP + page * PAGE, 1, 1);
    }
    assertThat(counters().pageFaultCount())
        .as("3 pages and the 4 page tables above them")
        .isEqualTo(7);
    assertThat(counters().workingSetSize()).as("3 pages, 4 tables").isEqualTo(7 * PAGE);
    process.call(new SystemCall.VirtualFree(HEAP, 0, AllocationType.MEM_RELEASE));
    assertThat(counters().workingSetSize()).isZero();
    assertThat(counters().privateUsage()).isZero();
    assertThat(counters().peakPagefileUsage()).isEqualTo(104 * PAGE);
    assertThat(counters().peakWorkingSetSize()).isEqualTo(7 * PAGE);
  }

  @Test
  void largePagesNeedThePrivilegeThenTheirAlignmentThenContiguousMemory() {
    int large = BOTH | AllocationType.MEM_LARGE_PAGES;
    assertThat(process.call(new VirtualAlloc(0, 2 * MEBIBYTE, large, READWRITE)).error())
        .isEqualTo(Win32Error.ERROR_PRIVILEGE_NOT_HELD);
    ProcessSession locker =
        machine.openProcess("locker", ProcessOptions.DEFAULT.with(Privilege.LOCK_MEMORY));
    assertThat(locker.call(new VirtualAlloc(0, MEBIBYTE, large, READWRITE)).error())
        .isEqualTo(Win32Error.ERROR_INVALID_PARAMETER);
    assertThat(locker.call(new VirtualAlloc(0, 2 * MEBIBYTE, large, READWRITE)).error())
        .isEqualTo(Win32Error.ERROR_NO_SYSTEM_RESOURCES);
  }

  /** [MS-ERREF], STATUS_WAS_UNLOCKED. */
  @ParameterizedTest
  @EnumSource
  void whatIsProtectedAgainstAllAccessIsUnlockedInMemoryToo(PagingConfig.Kind paging) {
    MachineOptions small = MachineOptions.DEFAULT.withRam(64 * PAGE).withPaging(paging);
    try (MachineSession tight = MachineSession.open(small)) {
      ProcessSession one = tight.openProcess("one");
      one.call(new VirtualAlloc(HEAP, 200 * PAGE, BOTH, READWRITE));
      for (boolean recommit : new boolean[] {false, true}) {
        one.write(HEAP, 4, 7);
        assertThat(one.call(new VirtualLock(HEAP, 8 * PAGE)).succeeded()).isTrue();
        int none = Protection.PAGE_NOACCESS;
        assertThat(
                one.call(
                        recommit
                            ? new VirtualAlloc(HEAP, 4 * PAGE, AllocationType.MEM_COMMIT, none)
                            : new SystemCall.VirtualProtect(HEAP, 4 * PAGE, none))
                    .succeeded())
            .isTrue();
        one.call(new SystemCall.VirtualProtect(HEAP, 4 * PAGE, READWRITE));
        assertThat(one.call(new SystemCall.VirtualUnlock(HEAP, PAGE)).error())
            .isEqualTo(Win32Error.ERROR_NOT_LOCKED);
        for (int page = 8; page < 200; page++) {
          one.write(HEAP + page * PAGE, 1, 1);
        }
        var set = (WorkingSet) one.call(new SystemCall.QueryWorkingSet()).information();
        assertThat(set.pages())
            .filteredOn(WorkingSetPage::locked)
            .extracting(WorkingSetPage::address)
            .containsExactly(HEAP + 4 * PAGE, HEAP + 5 * PAGE, HEAP + 6 * PAGE, HEAP + 7 * PAGE);
        assertThat(set.pages()).as("left").noneMatch(page -> page.address() < HEAP + 4 * PAGE);
        assertThat(one.read(HEAP, 4).value()).isEqualTo(7);
        one.call(new SystemCall.VirtualUnlock(HEAP + 4 * PAGE, 4 * PAGE));
      }
      assertThat(tight.end().identitiesHold()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSharedPageIsReadWithoutAFaultAndNeverChanged(PagingConfig.Kind paging) {
    long shared = 0x7FFE_0000L;
    MachineOptions options = MachineOptions.DEFAULT.withPaging(paging);
    try (MachineSession other = MachineSession.open(options)) {
      ProcessSession one = other.openProcess("one");
      assertThat(one.read(shared, 4).succeeded()).isTrue();
      assertThat(one.read(shared + 0xFFC, 4).succeeded()).isTrue();
      assertThat(one.read(shared + 0xFFD, 4).fault().address()).isEqualTo(shared + PAGE);
      assertThat(one.write(shared, 4, 1).fault().address()).isEqualTo(shared);
      assertThat(one.execute(shared).fault().access()).isEqualTo(Access.EXECUTE);
      var found = (ProcessCounters) one.call(new SystemCall.GetProcessMemoryInfo()).information();
      assertThat(found.pageFaultCount()).isZero();
      assertThat(found.workingSetSize()).isZero();
      assertThat(found.privateUsage()).isZero();
      int reserve = AllocationType.MEM_RESERVE;
      long large = one.call(new VirtualAlloc(0, 4L << 30, reserve, READWRITE)).value();
      assertThat(large).as("does not fit below").isEqualTo(0x7FFF_0000L);
      assertThat(other.end().identitiesHold()).isTrue();
    }
  }
}
