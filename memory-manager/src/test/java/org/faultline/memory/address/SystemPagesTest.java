package org.faultline.memory.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.memory.address.Granted.BOTH;
import static org.faultline.memory.address.Granted.PAGE;
import static org.faultline.memory.address.Granted.READ_WRITE;
import static org.faultline.memory.address.Granted.RESERVE;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The shared page at 0x7FFE0000 and the last 64 KiB, docs/win32.md. */
class SystemPagesTest {
  private static final long SHARED = 0x7FFE_0000L;
  private static final int TOP_DOWN = RESERVE | AllocationType.MEM_TOP_DOWN;

  private static List<MemoryBasicInformation> walk(AddressSpace space) {
    List<MemoryBasicInformation> runs = new ArrayList<>();
    space.forEachRun(runs::add);
    return runs;
  }

  @ParameterizedTest
  @EnumSource
  void aNewProcessShowsTheSharedPageAndTheLast64KiB(AddressLayout layout) {
    AddressSpace space = new AddressSpace(layout, true, true);
    long last = layout.highestUserAddress() + 1 - 0x1_0000;
    MemoryBasicInformation shared =
        new MemoryBasicInformation(SHARED, SHARED, 2, PAGE, 0x1000, 2, 0x2_0000);

    List<MemoryBasicInformation> used =
        walk(space).stream().filter(run -> run.state() != AllocationType.MEM_FREE).toList();
    assertThat(used)
        .containsExactly(
            shared,
            layout == AddressLayout.BITS_64
                ? new MemoryBasicInformation(last, last, 1, 0x1_0000, 0x2000, 1, 0x2_0000)
                : new MemoryBasicInformation(
                    SHARED + PAGE, SHARED, 2, 0xF000, 0x2000, 1, 0x2_0000));
    assertThat(space.query(last + 0xFFFF).orElseThrow().regionSize()).isEqualTo(PAGE);
    assertThat(space.reservedBytes()).isZero();
    assertThat(space.committedPages()).isZero();
    assertThat(space.chargedTablePages()).isZero();
  }

  @Test
  void noReservationHoldsTheSharedPage() {
    Granted calls = new Granted(AddressLayout.BITS_64, true);
    for (long address : new long[] {SHARED, SHARED - 0x1_0000, SHARED + 0x5000}) {
      assertThat(calls.alloc(address, 0x1_0001, RESERVE, READ_WRITE).error())
          .as("0x%x", address)
          .isEqualTo(Win32Error.ERROR_INVALID_ADDRESS);
    }
    // Below are 0x10000 to 0x7FFDFFFF: 2 GiB less 3 granules.
    assertThat(calls.alloc(0, 0x7FFD_0001L, RESERVE, READ_WRITE).value()).isEqualTo(0x7FFF_0000L);
    assertThat(calls.alloc(0, 0x7FFD_0000L, RESERVE, READ_WRITE).value()).isEqualTo(0x1_0000);
    assertThat(calls.query(SHARED).state()).isEqualTo(AllocationType.MEM_COMMIT);
  }

  @Test
  void topDownStopsAboveTheSharedPageAndGoesOnBelow() {
    Granted calls = new Granted(AddressLayout.BITS_64, true);
    long above = 0x7FFF_0000L;
    long room = AddressLayout.BITS_64.highestVadAddress() + 1 - above;

    assertThat(calls.alloc(0, room - PAGE, TOP_DOWN, READ_WRITE).value()).isEqualTo(above);
    assertThat(calls.alloc(0, PAGE, TOP_DOWN, READ_WRITE).value()).isEqualTo(SHARED - 0x1_0000);
    assertThat(calls.alloc(0, 0x7FFD_0000L, TOP_DOWN, READ_WRITE).error())
        .isEqualTo(Win32Error.ERROR_NOT_ENOUGH_MEMORY);
  }

  @ParameterizedTest
  @EnumSource
  void itMayBeReadAndNothingElseAndLeavesNoTrace(AddressLayout layout) {
    Granted calls = new Granted(layout, true);
    long page = SHARED / PAGE;

    assertThat(calls.space.resolve(page, Access.READ)).isEqualTo(Resolution.HIT);
    assertThat(calls.space.resolve(page, Access.WRITE)).isEqualTo(Resolution.VIOLATION);
    assertThat(calls.space.resolve(page, Access.EXECUTE)).isEqualTo(Resolution.VIOLATION);
    assertThat(calls.space.resolve(page + 1, Access.READ)).isEqualTo(Resolution.VIOLATION);
    assertThat(calls.space.pageTable().get(page)).isZero();
    assertThat(calls.space.residentPages()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void noCallChangesIt(AddressLayout layout) {
    Granted calls = new Granted(layout, true);
    List<MemoryBasicInformation> before = walk(calls.space);

    for (long at : new long[] {SHARED, layout.highestUserAddress() & -PAGE}) {
      assertThat(calls.protect(at, PAGE, READ_WRITE).isSuccess()).isFalse();
      assertThat(calls.alloc(at, PAGE, Granted.COMMIT, READ_WRITE).isSuccess()).isFalse();
      assertThat(calls.alloc(at, PAGE, BOTH, READ_WRITE).isSuccess()).isFalse();
      assertThat(calls.alloc(at, PAGE, AllocationType.MEM_RESET, READ_WRITE).isSuccess()).isFalse();
      assertThat(calls.free(at, 0, AllocationType.MEM_RELEASE).isSuccess()).isFalse();
      assertThat(calls.free(at, PAGE, AllocationType.MEM_DECOMMIT).isSuccess()).isFalse();
      assertThat(calls.lock(at, PAGE).isSuccess()).isFalse();
      assertThat(calls.unlock(at, PAGE).isSuccess()).isFalse();
    }
    assertThat(walk(calls.space)).isEqualTo(before);
  }

  /** Low addresses are parameters that nobody can mean, whatever is to be done there. */
  @ParameterizedTest
  @CsvSource({"0x1000", "0x2000", "0x3000", "0x80000", "0x1000000", "0x102000", "0x203000"})
  void everyTypeOfVirtualAllocRefusesAddressesBelow64KiB(String type) {
    Granted calls = new Granted(AddressLayout.BITS_64, true);
    for (long address : new long[] {1, 0xFFF, 0x1000, 0x8000, 0xFFFF}) {
      assertThat(calls.alloc(address, PAGE, Integer.decode(type), READ_WRITE).error())
          .isEqualTo(Win32Error.ERROR_INVALID_PARAMETER);
    }
    assertThat(calls.free(0x1000, PAGE, AllocationType.MEM_DECOMMIT).error())
        .as("nothing is allocated there")
        .isEqualTo(Win32Error.ERROR_INVALID_ADDRESS);
    assertThat(calls.protect(0x1000, PAGE, READ_WRITE).error())
        .isEqualTo(Win32Error.ERROR_INVALID_ADDRESS);
    assertThat(calls.lock(0x1000, PAGE).error()).isEqualTo(Win32Error.ERROR_NOACCESS);
  }

  @Test
  void aRecordingLiesWhereItWouldWithoutTheSharedPage() {
    Granted calls = new Granted(AddressLayout.BITS_64, true);
    long base = calls.call(calls.space.planRecording(4L << 30, BOTH, READ_WRITE)).value();

    assertThat(base).isEqualTo(0x1_0000);
    assertThat(calls.query(SHARED).allocationBase()).isEqualTo(base);
    assertThat(calls.space.resolve(SHARED / PAGE, Access.WRITE)).isEqualTo(Resolution.FAULT);
    assertThat(calls.space.map(SHARED / PAGE, 3, false)).isTrue();
    assertThat(calls.space.resolve(SHARED / PAGE, Access.WRITE) & Resolution.STOPS).isZero();
    assertThat(calls.charged)
        .isEqualTo(calls.space.committedPages() + calls.space.chargedTablePages());
    calls.free(base, 0, AllocationType.MEM_RELEASE);
    assertThat(calls.query(SHARED).protect()).isEqualTo(Protection.PAGE_READONLY);
  }

  /** Free bytes are those that a walk finds, and with what is used they are all there are. */
  @ParameterizedTest
  @EnumSource
  void freeBytesAreWhatAWalkFindsFree(AddressLayout layout) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(21);
    Granted calls = new Granted(layout, true);
    for (int i = 0; i < 200; i++) {
      long size = 1 + random.nextLong(0x100_0000);
      boolean near = random.nextBoolean();
      long at = near ? SHARED - 0x200_0000 + random.nextLong(0x300_0000) : 0;
      calls.alloc(at, size, random.nextBoolean() ? TOP_DOWN : RESERVE, READ_WRITE);
      long free = 0;
      for (MemoryBasicInformation run : walk(calls.space)) {
        long from = Math.max(run.baseAddress(), layout.lowestAddress());
        boolean counts = run.state() == AllocationType.MEM_FREE;
        free += counts ? run.baseAddress() + run.regionSize() - from : 0;
      }
      assertThat(calls.space.freeBytes()).isEqualTo(free);
      AddressUse use = AddressUse.of(calls.space);
      assertThat((use.free().pages() + use.unusable().pages()) * PAGE)
          .isEqualTo(free + layout.systemBytes());
    }
  }
}
