package org.faultline.memory.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.LongUnaryOperator;
import org.faultline.memory.DeepSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an address space takes of the memory of this program. */
class AddressSpaceSizeTest {
  private static final long TEBIBYTE = 1L << 40;
  private static final long PAGE = AddressLayout.PAGE_SIZE;

  private final Granted calls = new Granted(AddressLayout.BITS_64, true);

  /** Where pages lie in a reservation, ascending. */
  private enum Spacing {
    EVENLY_FAR(i -> i * 85_899),
    UNEVENLY_FAR(i -> i * 40_000 + i * i % 39_989),
    TWO_IN_A_TABLE(i -> i / 2 * 5_120 + i % 2 * 300),
    EVERY_OTHER(i -> 2 * i),
    CLUSTERED(i -> i / 50 * 100_000 + i % 50),
    DENSE(i -> i);

    final LongUnaryOperator page;

    Spacing(LongUnaryOperator page) {
      this.page = page;
    }
  }

  @ParameterizedTest
  @EnumSource(Spacing.class)
  void pagesTouchedCostTheSameHoweverFarApartTheyLie(Spacing spacing) {
    int pages = 20_000;
    long base = calls.alloc(0, 16 * TEBIBYTE, Granted.RESERVE, Granted.READ_WRITE).value() / PAGE;
    for (int i = 0; i < pages; i++) {
      long page = base + spacing.page.applyAsLong(i);
      calls.alloc(page * PAGE, PAGE, Granted.COMMIT, Granted.READ_WRITE);
      assertThat(calls.space.map(page, i, false)).isTrue();
    }

    assertThat(calls.space.residentPages()).isEqualTo(pages);
    assertThat(DeepSize.of(calls.space)).isLessThan(110L * pages);
  }

  @ParameterizedTest
  @EnumSource(Spacing.class)
  void pagesThatLeftMemoryCostNoEntries(Spacing spacing) {
    int pages = 20_000;
    long base = 4L << 30 - AddressLayout.PAGE_SHIFT;
    calls.alloc(base * PAGE, 16 * TEBIBYTE, Granted.BOTH, Granted.READ_WRITE);
    for (int i = 0; i < pages; i++) {
      long page = base + spacing.page.applyAsLong(i);
      calls.space.map(page, i % 100, false);
      if (i >= 100) {
        calls.space.unmap(base + spacing.page.applyAsLong(i - 100));
      }
    }

    assertThat(calls.space.residentPages()).isEqualTo(100);
    assertThat(DeepSize.of(calls.space)).isLessThan(4096 + 20L * pages);
  }

  @Test
  void aTebibyteCommittedAtOnceCostsNoMoreThanAPage() {
    calls.alloc(0, PAGE, Granted.BOTH, Granted.READ_WRITE);
    long one = DeepSize.of(calls.space);

    calls.alloc(2 * TEBIBYTE, TEBIBYTE, Granted.BOTH, Granted.READ_WRITE);
    calls.alloc(4 * TEBIBYTE, 2 * TEBIBYTE, Granted.RESERVE, Granted.READ_WRITE);
    calls.alloc(4 * TEBIBYTE + 77 * PAGE, TEBIBYTE, Granted.COMMIT, Granted.READ_WRITE);

    assertThat(calls.space.committedPages()).isEqualTo(1 + 2 * TEBIBYTE / PAGE);
    assertThat(DeepSize.of(calls.space)).isLessThan(one + 1024);
  }

  @Test
  void holesAndProtectionsCostByTheRunAndNotByThePage() {
    calls.alloc(TEBIBYTE, TEBIBYTE, Granted.BOTH, Granted.READ_WRITE);
    long whole = DeepSize.of(calls.space);

    for (long i = 0; i < 1_000; i++) {
      calls.free(TEBIBYTE + i * (1L << 28), 1L << 26, AllocationType.MEM_DECOMMIT);
      calls.protect(TEBIBYTE + i * (1L << 28) + (1L << 27), 1L << 26, Protection.PAGE_READONLY);
    }

    assertThat(calls.space.committedPages()).isEqualTo(TEBIBYTE / PAGE - 1_000 * (1L << 14));
    assertThat(calls.run(TEBIBYTE + (1L << 26)))
        .containsExactly((long) AllocationType.MEM_COMMIT, 1L << 14);
    assertThat(DeepSize.of(calls.space)).isLessThan(whole + 1_000 * 100);
  }

  @Test
  void manyReservationsCostLittleEach() {
    for (int i = 0; i < 100_000; i++) {
      calls.alloc(0, 0x10000, Granted.RESERVE, Protection.PAGE_NOACCESS);
    }

    assertThat(calls.space.regions()).hasSize(100_000);
    assertThat(calls.space.reservedBytes()).isEqualTo(100_000L << 16);
    assertThat(DeepSize.of(calls.space)).isLessThan(80L * 100_000);
  }

  @Test
  void allOfItIsGivenBack() {
    long empty = DeepSize.of(calls.space);
    long base = calls.alloc(0, 16 * TEBIBYTE, Granted.RESERVE, Granted.READ_WRITE).value() / PAGE;
    for (int i = 0; i < 10_000; i++) {
      long page = base + Spacing.UNEVENLY_FAR.page.applyAsLong(i);
      calls.alloc(page * PAGE, PAGE, Granted.COMMIT, Granted.READ_WRITE);
      calls.space.map(page, i, false);
    }
    calls.free(base * PAGE, 0, AllocationType.MEM_RELEASE);

    assertThat(calls.charged).isZero();
    assertThat(calls.space.chargedTablePages()).isZero();
    assertThat(DeepSize.of(calls.space)).isLessThan(empty + 10_000);
  }
}
