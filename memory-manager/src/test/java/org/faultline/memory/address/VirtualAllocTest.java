package org.faultline.memory.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.memory.address.Granted.BASE;
import static org.faultline.memory.address.Granted.BOTH;
import static org.faultline.memory.address.Granted.COMMIT;
import static org.faultline.memory.address.Granted.PAGE;
import static org.faultline.memory.address.Granted.READ_WRITE;
import static org.faultline.memory.address.Granted.RESERVE;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VirtualAllocTest {
  private static final long COMMITTED = AllocationType.MEM_COMMIT;
  private static final long RESERVED = AllocationType.MEM_RESERVE;

  private final Granted calls = new Granted();

  /** The vectors of docs/windows.md W205. */
  @ParameterizedTest
  @CsvSource({
    "0x50000000, 0x0001, 0x50000000, 0x1000",
    "0x50008000, 0x0001, 0x50000000, 0x9000",
    "0x50000010, 0x1000, 0x50000000, 0x2000",
    "0x50010000, 0x2000, 0x50010000, 0x2000",
    "0x5000FFFF, 0x3000, 0x50000000, 0x13000",
    "0x50001010, 0x7000, 0x50000000, 0x9000",
    "0x50001010, 0xC000, 0x50000000, 0xE000"
  })
  void aReservationBeginsAtAGranuleAndEndsAtAPage(
      String address, String size, String base, String length) {
    Win32Result result = calls.alloc(Long.decode(address), Long.decode(size), RESERVE, READ_WRITE);

    assertThat(result).isEqualTo(Win32Result.success(Long.decode(base)));
    assertThat(calls.query(Long.decode(base)).regionSize()).isEqualTo(Long.decode(length));
    assertThat(calls.space.reservedBytes()).isEqualTo(Long.decode(length));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0,
        0x10_0000,
        0x4000,
        0x8000,
        0x8_1000,
        0x8_2000,
        0x18_0000,
        0x108_0000,
        0x20_1000,
        0x40_0000,
        0x40_3000,
        0x2000_1000,
        0x4_2000,
        0x2001,
        0x4000_2000
      })
  void anIllegalTypeIsAnInvalidParameter(int type) {
    assertThat(calls.alloc(0, PAGE, type, READ_WRITE).error())
        .isEqualTo(Win32Error.ERROR_INVALID_PARAMETER);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 0x03, 0x06, 0x08, 0x80, 0x100, 0x101, 0x201, 0x304, 0x604, 0x804})
  void anIllegalProtectionIsAnInvalidParameter(int protect) {
    assertThat(calls.alloc(0, PAGE, RESERVE, protect).error())
        .isEqualTo(Win32Error.ERROR_INVALID_PARAMETER);
  }

  /** Bytes from the middle of a page on, or up to one, are no reason to lose the page. */
  @ParameterizedTest
  @CsvSource({
    "0xFFF, 2, -1, -1",
    "0, 0xFFF, -1, -1",
    "1, 0xFFF, -1, -1",
    "0, 0x1000, 0, 0",
    "1, 0x1FFF, 1, 1",
    "0x800, 0x2000, 1, 1",
    "0, 0x2001, 0, 1",
    "0xFFF, 0x2002, 1, 2"
  })
  void aResetLosesTheWholePagesOfItsRange(String offset, String size, long first, long last) {
    Granted some = new Granted().committed(4);
    CallPlan.Ready plan =
        (CallPlan.Ready)
            some.space.planAlloc(
                BASE + Long.decode(offset),
                Long.decode(size),
                AllocationType.MEM_RESET,
                READ_WRITE);

    assertThat(plan.work().contents().reset())
        .isEqualTo(
            first < 0
                ? List.of()
                : List.of(new PageRange(BASE / PAGE + first, BASE / PAGE + last)));
    assertThat(plan.result().value()).isEqualTo(BASE + Long.decode(offset) / PAGE * PAGE);
  }

  @Test
  void anUndoVouchesForEveryPageThatItTouches() {
    Granted some = new Granted().committed(4);
    CallPlan.Ready plan =
        (CallPlan.Ready)
            some.space.planAlloc(BASE + 0xFFF, 2, AllocationType.MEM_RESET_UNDO, READ_WRITE);

    assertThat(plan.work().contents().undoReset())
        .containsExactly(new PageRange(BASE / PAGE, BASE / PAGE + 1));
  }

  @Test
  void largePagesNeedAPrivilege() {
    assertThat(calls.alloc(0, 1 << 21, BOTH | AllocationType.MEM_LARGE_PAGES, READ_WRITE).error())
        .isEqualTo(Win32Error.ERROR_PRIVILEGE_NOT_HELD);
  }

  @Test
  void theFirst64KiBCannotBeReserved() {
    assertThat(calls.alloc(0xFFFF, PAGE, RESERVE, READ_WRITE).error())
        .isEqualTo(Win32Error.ERROR_INVALID_PARAMETER);
    assertThat(calls.alloc(0x1_0000, PAGE, RESERVE, READ_WRITE).isSuccess()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 0x7FFF_FFFFL})
  void sizesOfNothingOrBeyondTheUserPartAreInvalid(long size) {
    assertThat(calls.alloc(BASE, size, RESERVE, READ_WRITE).error())
        .isEqualTo(Win32Error.ERROR_INVALID_PARAMETER);
  }

  @Test
  void aReservationMayEndAtTheHighestAddressAndNotBeyond() {
    long last = calls.space.layout().highestVadAddress() + 1 - PAGE;

    assertThat(calls.alloc(last, PAGE + 1, RESERVE, READ_WRITE).error())
        .isEqualTo(Win32Error.ERROR_INVALID_PARAMETER);
    assertThat(calls.alloc(last, PAGE, RESERVE, READ_WRITE).isSuccess()).isTrue();
  }

  @Test
  void aSharedGranuleIsAConflict() {
    calls.alloc(BASE, PAGE, RESERVE, READ_WRITE);

    assertThat(calls.alloc(BASE + 0x8000, PAGE, RESERVE, READ_WRITE).error())
        .isEqualTo(Win32Error.ERROR_INVALID_ADDRESS);
  }

  @Test
  void aCommitWithoutAnAddressReservesToo() {
    Win32Result result = calls.alloc(0, PAGE, COMMIT, READ_WRITE);

    assertThat(result).isEqualTo(Win32Result.success(0x1_0000));
    assertThat(calls.run(0x1_0000)).isEqualTo(List.of(COMMITTED, 1L));
  }

  @Test
  void aReservationNeedsNoGrantAndACommitNeedsItsCharge() {
    CallPlan.Ready reserve =
        (CallPlan.Ready) calls.space.planAlloc(BASE, 4 * PAGE, RESERVE, READ_WRITE);
    assertThat(reserve.needsManager()).isFalse();
    calls.space.apply(reserve);

    CallPlan.Ready commit =
        (CallPlan.Ready) calls.space.planAlloc(BASE, 2 * PAGE, COMMIT, READ_WRITE);
    assertThat(commit.needsManager()).isTrue();
    assertThat(commit.chargePages()).isEqualTo(2 + 2);
  }

  @Test
  void aPlanNotAppliedChangesNothing() {
    CallPlan plan = calls.space.planAlloc(BASE, 4 * PAGE, BOTH, READ_WRITE);

    assertThat(plan.result().isSuccess()).isTrue();
    assertThat(calls.query(BASE).state()).isEqualTo(AllocationType.MEM_FREE);
    assertThat(calls.space.committedPages()).isZero();
    assertThat(calls.space.regions()).isEmpty();
  }

  @Test
  void committingAgainChargesOnlyNewPagesAndSetsTheProtectionOfAll() {
    calls.alloc(BASE, 8 * PAGE, RESERVE, READ_WRITE);
    calls.alloc(BASE + PAGE, PAGE, COMMIT, READ_WRITE);
    long before = calls.charged;
    calls.alloc(BASE, 3 * PAGE, COMMIT, Protection.PAGE_READONLY);

    assertThat(calls.charged - before).isEqualTo(2);
    assertThat(calls.query(BASE).protect()).isEqualTo(Protection.PAGE_READONLY);
    assertThat(calls.run(BASE)).isEqualTo(List.of(COMMITTED, 3L));
    assertThat(calls.run(BASE + 3 * PAGE)).isEqualTo(List.of(RESERVED, 5L));
  }

  @Test
  void aCommitStaysInsideOneReservation() {
    calls.alloc(BASE, 0x1_0000, RESERVE, READ_WRITE);
    calls.alloc(BASE + 0x1_0000, 0x1_0000, RESERVE, READ_WRITE);

    assertThat(calls.alloc(BASE + 0xF000, 2 * PAGE, COMMIT, READ_WRITE).error())
        .isEqualTo(Win32Error.ERROR_INVALID_ADDRESS);
    assertThat(calls.space.committedPages()).isZero();
  }

  @Test
  void aHugeCommitTakesNoEntry() {
    Granted large = new Granted(AddressLayout.BITS_64, true);
    long pages = 1L << 28;
    large.alloc(1L << 40, pages * PAGE, BOTH, READ_WRITE);

    // 2^28 pages under 2^19 tables, 2^10 directories, 2 directory pointer tables and the root
    assertThat(large.charged).isEqualTo(pages + (1 << 19) + (1 << 10) + 2 + 1);
    assertThat(large.space.pageTable().count(0, PageReference.MAXIMUM_PAGE, 0)).isZero();
  }

  @Test
  void physicalWindowsCannotBeCommitted() {
    calls.alloc(BASE, PAGE, RESERVE | AllocationType.MEM_PHYSICAL, READ_WRITE);

    assertThat(calls.alloc(BASE, PAGE, COMMIT, READ_WRITE).error())
        .isEqualTo(Win32Error.ERROR_INVALID_ADDRESS);
  }

  @Test
  void aResetMakesPagesCleanAndKeepsThem() {
    calls.committed(4);
    calls.space.map(Granted.FIRST, 9, false);
    calls.space.resolve(Granted.FIRST, Access.WRITE);
    calls.alloc(BASE, 2 * PAGE, AllocationType.MEM_RESET, Protection.PAGE_NOACCESS);

    assertThat(calls.granted.get(1).contents().reset())
        .containsExactly(new PageRange(Granted.FIRST, Granted.FIRST + 1));
    assertThat(calls.space.resolve(Granted.FIRST, Access.WRITE)).isEqualTo(Resolution.FIRST_WRITE);
    assertThat(calls.run(BASE)).isEqualTo(List.of(COMMITTED, 4L));
  }

  @Test
  void aResetOfReservedPagesSucceedsAndNeedsNothing() {
    calls.alloc(BASE, 4 * PAGE, RESERVE, READ_WRITE);
    CallPlan plan = calls.space.planAlloc(BASE, PAGE, AllocationType.MEM_RESET, READ_WRITE);

    assertThat(plan.result().isSuccess()).isTrue();
    assertThat(((CallPlan.Ready) plan).needsManager()).isFalse();
  }
}
