package org.faultline.memory.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.memory.address.Granted.BASE;
import static org.faultline.memory.address.Granted.FIRST;
import static org.faultline.memory.address.Granted.PAGE;
import static org.faultline.memory.address.Granted.READ_WRITE;
import static org.faultline.memory.address.Protection.PAGE_NOCACHE;
import static org.faultline.memory.address.Protection.PAGE_READONLY;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VirtualProtectTest {
  private final Granted calls = new Granted().committed(4);

  /** Documented as "used along with any execute page protection". */
  @ParameterizedTest
  @ValueSource(ints = {0x10, 0x20, 0x40, 0x110, 0x220, 0x440})
  void targetsOfControlFlowGuardGoWithExecutableProtectionsOnly(int executable) {
    int targets = Protection.PAGE_TARGETS_INVALID;
    long other = BASE + 0x100_0000;

    assertThat(calls.alloc(other, PAGE, Granted.BOTH, executable | targets).isSuccess()).isTrue();
    assertThat(calls.query(other).protect()).isEqualTo(executable);
    assertThat(calls.query(other).allocationProtect()).isEqualTo(executable);
    assertThat(calls.protect(other, PAGE, executable | targets).value()).isEqualTo(executable);
    for (int plain : new int[] {0x01, 0x02, 0x04, 0x08, 0x80, 0x104, 0x00, 0x60}) {
      assertThat(calls.protect(other, PAGE, plain | targets).error())
          .as("0x%x", plain)
          .isEqualTo(Win32Error.ERROR_INVALID_PARAMETER);
      assertThat(calls.alloc(other, PAGE, Granted.COMMIT, plain | targets).error())
          .as("0x%x", plain)
          .isEqualTo(Win32Error.ERROR_INVALID_PARAMETER);
    }
    assertThat(calls.query(other).protect()).isEqualTo(executable);
  }

  @Test
  void noAccessUnlocksAndAGuardDoesNot() {
    calls.lock(BASE, 3 * PAGE);
    calls.protect(BASE, PAGE, Granted.READ_WRITE | Protection.PAGE_GUARD);
    assertThat(calls.space.lockedPages()).isEqualTo(3);

    CallPlan.Ready plan =
        (CallPlan.Ready) calls.space.planProtect(BASE, 2 * PAGE, Protection.PAGE_NOACCESS);
    assertThat(plan.work().locks().unlock()).containsExactly(new PageRange(FIRST, FIRST + 1));
    calls.call(plan);
    assertThat(calls.space.lockedPages()).isEqualTo(1);
    calls.protect(BASE, 2 * PAGE, Granted.READ_WRITE);
    assertThat(calls.unlock(BASE, PAGE).error()).isEqualTo(Win32Error.ERROR_NOT_LOCKED);

    calls.alloc(BASE + 2 * PAGE, PAGE, Granted.COMMIT, Protection.PAGE_NOACCESS);
    assertThat(calls.space.lockedPages()).as("a commit protects, too").isZero();
  }

  @Test
  void theOldProtectionIsThatOfTheFirstPage() {
    calls.protect(BASE + PAGE, PAGE, PAGE_READONLY);

    assertThat(calls.protect(BASE, 2 * PAGE, Protection.PAGE_NOACCESS).value())
        .isEqualTo(READ_WRITE);
    assertThat(calls.query(BASE).regionSize()).isEqualTo(2 * PAGE);
  }

  @Test
  void aPageNotCommittedFailsTheWholeCall() {
    calls.free(BASE + PAGE, PAGE, AllocationType.MEM_DECOMMIT);

    assertThat(calls.protect(BASE, 3 * PAGE, PAGE_READONLY).error())
        .isEqualTo(Win32Error.ERROR_INVALID_ADDRESS);
    assertThat(calls.query(BASE).protect()).isEqualTo(READ_WRITE);
  }

  @Test
  void aMissingPlaceForTheOldProtectionIsNoAccess() {
    assertThat(calls.space.planProtect(BASE, PAGE, PAGE_READONLY, false))
        .isEqualTo(new CallPlan.Refused(Win32Error.ERROR_NOACCESS));
  }

  @Test
  void sizeZeroIsInvalid() {
    assertThat(calls.protect(BASE, 0, PAGE_READONLY).error())
        .isEqualTo(Win32Error.ERROR_INVALID_PARAMETER);
  }

  @Test
  void theCacheAttributeIsThatOfTheAllocation() {
    calls.protect(BASE, PAGE, PAGE_READONLY | PAGE_NOCACHE);
    assertThat(calls.query(BASE).protect()).isEqualTo(PAGE_READONLY);

    long other = BASE + 0x10_0000;
    calls.alloc(other, PAGE, Granted.BOTH, READ_WRITE | PAGE_NOCACHE);
    calls.protect(other, PAGE, PAGE_READONLY);
    assertThat(calls.query(other).protect()).isEqualTo(PAGE_READONLY | PAGE_NOCACHE);
  }

  @Test
  void aResidentPageKeepsItsFrameAndLosesWhatIsNoLongerPermitted() {
    calls.space.map(FIRST, 77, false);
    calls.space.resolve(FIRST, Access.WRITE);
    calls.protect(BASE, 4 * PAGE, PAGE_READONLY);

    assertThat(Pte.frame(calls.space.pageTable().get(FIRST))).isEqualTo(77);
    assertThat(calls.space.stop(FIRST, Access.WRITE)).isEqualTo(Resolution.VIOLATION);
    assertThat(calls.space.stop(FIRST, Access.READ)).isZero();

    calls.protect(BASE, 4 * PAGE, READ_WRITE);
    assertThat(calls.space.resolve(FIRST, Access.WRITE)).isEqualTo(Resolution.HIT);
  }
}
