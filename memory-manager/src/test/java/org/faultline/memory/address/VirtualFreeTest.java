package org.faultline.memory.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.memory.address.AllocationType.MEM_DECOMMIT;
import static org.faultline.memory.address.AllocationType.MEM_RELEASE;
import static org.faultline.memory.address.Granted.BASE;
import static org.faultline.memory.address.Granted.FIRST;
import static org.faultline.memory.address.Granted.PAGE;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VirtualFreeTest {
  private final Granted calls = new Granted().committed(16);

  @Test
  void releaseNeedsTheBaseAddress() {
    assertThat(calls.free(BASE + PAGE, 0, MEM_RELEASE).error())
        .isEqualTo(Win32Error.ERROR_INVALID_ADDRESS);
    assertThat(calls.free(BASE + 0xFFF, 0, MEM_RELEASE).isSuccess()).isTrue();
    assertThat(calls.space.regions()).isEmpty();
  }

  @Test
  void releaseNeedsASizeOfZero() {
    assertThat(calls.free(BASE, 16 * PAGE, MEM_RELEASE).error())
        .isEqualTo(Win32Error.ERROR_INVALID_PARAMETER);
    assertThat(calls.space.committedPages()).isEqualTo(16);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 0x1_0000, 0xC000, 0x1000, 0x10})
  void otherTypesAreInvalid(int type) {
    assertThat(calls.free(BASE, 0, type).error()).isEqualTo(Win32Error.ERROR_INVALID_PARAMETER);
  }

  @ParameterizedTest
  @EnumSource
  void releaseReturnsAllThatWasCharged(AddressLayout layout) {
    Granted other = new Granted(layout, true).committed(5000);
    assertThat(other.charged).isGreaterThan(5000);
    other.free(BASE, 0, MEM_RELEASE);

    assertThat(other.charged).isZero();
    assertThat(other.space.chargedTablePages()).isZero();
  }

  @Test
  void withFreeTablePagesOnlyThePagesAreCharged() {
    Granted other = new Granted(AddressLayout.BITS_64, false).committed(5000);
    assertThat(other.charged).isEqualTo(5000);
    other.free(BASE, 0, MEM_RELEASE);

    assertThat(other.charged).isZero();
  }

  @Test
  void decommitNamesThePagesThatDie() {
    calls.free(BASE + 0x1FFF, 2, MEM_DECOMMIT);

    assertThat(calls.granted.get(1))
        .isEqualTo(MemoryWork.discard(-2, new PageRange(FIRST + 1, FIRST + 2)));
    assertThat(calls.run(BASE)).isEqualTo(List.of(0x1000L, 1L));
    assertThat(calls.run(BASE + PAGE)).isEqualTo(List.of(0x2000L, 2L));
  }

  @Test
  void decommittingNothingNeedsNothing() {
    calls.free(BASE, 4 * PAGE, MEM_DECOMMIT);
    CallPlan.Ready again = (CallPlan.Ready) calls.space.planFree(BASE, 4 * PAGE, MEM_DECOMMIT);

    assertThat(again.needsManager()).isFalse();
    assertThat(again.result().isSuccess()).isTrue();
  }

  @Test
  void decommitPastTheEndIsAnInvalidParameter() {
    assertThat(calls.free(BASE + 15 * PAGE, 2 * PAGE, MEM_DECOMMIT).error())
        .isEqualTo(Win32Error.ERROR_INVALID_PARAMETER);
    assertThat(calls.space.committedPages()).isEqualTo(16);
  }

  @Test
  void sizeZeroDecommitsTheWholeReservationFromItsBaseOnly() {
    assertThat(calls.free(BASE + PAGE, 0, MEM_DECOMMIT).error())
        .isEqualTo(Win32Error.ERROR_INVALID_ADDRESS);
    calls.free(BASE, 0, MEM_DECOMMIT);

    assertThat(calls.run(BASE)).isEqualTo(List.of(0x2000L, 16L));
    assertThat(calls.charged).isZero();
  }

  @Test
  void locksAndResidencyDieWithThePage() {
    calls.space.map(FIRST, 3, true);
    assertThat(calls.space.lockedPages()).isEqualTo(1);
    calls.free(BASE, PAGE, MEM_DECOMMIT);

    assertThat(calls.space.lockedPages()).isZero();
    assertThat(calls.space.residentPages()).isZero();
    assertThat(calls.space.unmap(FIRST)).isEqualTo(AddressSpace.Unmapped.GONE);
    assertThat(calls.space.map(FIRST, 4, false)).isFalse();
  }
}
