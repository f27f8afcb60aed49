package org.faultline.memory.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.memory.address.Granted.BASE;
import static org.faultline.memory.address.Granted.FIRST;
import static org.faultline.memory.address.Granted.PAGE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VirtualLockTest {
  private final Granted calls = new Granted().committed(100);

  @ParameterizedTest
  @CsvSource({"50, 42", "20, 12", "58, 50"})
  void theQuotaIsTheMinimumWorkingSetLessEightPages(long minimum, long quota) {
    calls.space.limits().setMinimumWorkingSetPages(minimum);

    assertThat(calls.lock(BASE, (quota + 1) * PAGE).error())
        .isEqualTo(Win32Error.ERROR_WORKING_SET_QUOTA);
    assertThat(calls.space.lockedPages()).isZero();
    assertThat(calls.lock(BASE, quota * PAGE).isSuccess()).isTrue();
    assertThat(calls.lock(BASE, quota * PAGE).isSuccess()).isTrue();
    assertThat(calls.lock(BASE + quota * PAGE, 1).error())
        .isEqualTo(Win32Error.ERROR_WORKING_SET_QUOTA);
  }

  @Test
  void aLockNamesThePagesToBringIn() {
    calls.space.map(FIRST + 1, 5, false);
    CallPlan.Ready plan = (CallPlan.Ready) calls.space.planLock(BASE, 4 * PAGE);

    assertThat(plan.work().locks().lock()).containsExactly(new PageRange(FIRST, FIRST + 3));
    assertThat(plan.work().locks().bringIn())
        .containsExactly(new PageRange(FIRST, FIRST), new PageRange(FIRST + 2, FIRST + 3));
  }

  @Test
  void aGuardPageIsDisarmedAndFailsTheFirstCall() {
    calls.protect(BASE + PAGE, PAGE, Protection.PAGE_READONLY | Protection.PAGE_GUARD);

    assertThat(calls.lock(BASE, 2 * PAGE).error())
        .isEqualTo(Win32Error.STATUS_GUARD_PAGE_VIOLATION);
    assertThat(calls.space.lockedPages()).isZero();
    assertThat(calls.lock(BASE, 2 * PAGE).isSuccess()).isTrue();
  }

  @Test
  void pagesThatCannotBeReadCannotBeLocked() {
    calls.protect(BASE, PAGE, Protection.PAGE_NOACCESS);
    calls.free(BASE + 2 * PAGE, PAGE, AllocationType.MEM_DECOMMIT);

    assertThat(calls.lock(BASE, PAGE).error()).isEqualTo(Win32Error.ERROR_NOACCESS);
    assertThat(calls.lock(BASE + PAGE, 2 * PAGE).error()).isEqualTo(Win32Error.ERROR_NOACCESS);
    assertThat(calls.lock(BASE + 99 * PAGE, 2 * PAGE).error()).isEqualTo(Win32Error.ERROR_NOACCESS);
  }

  @Test
  void oneUnlockUndoesTwoLocks() {
    calls.lock(BASE, PAGE);
    calls.lock(BASE, PAGE);

    assertThat(calls.unlock(BASE, PAGE).isSuccess()).isTrue();
    assertThat(calls.space.lockedPages()).isZero();
    assertThat(calls.unlock(BASE, PAGE).error()).isEqualTo(Win32Error.ERROR_NOT_LOCKED);
  }

  @Test
  void unlockingAPageNotLockedTrimsItAndUnlocksNothing() {
    calls.space.map(FIRST, 1, false);
    calls.space.map(FIRST + 1, 2, false);
    calls.space.map(FIRST + 3, 3, false);
    calls.lock(BASE, PAGE);
    CallPlan.Ready plan = (CallPlan.Ready) calls.space.planUnlock(BASE, 4 * PAGE);

    assertThat(plan.result().error()).isEqualTo(Win32Error.ERROR_NOT_LOCKED);
    assertThat(plan.work().workingSet().trim())
        .containsExactly(new PageRange(FIRST + 1, FIRST + 1), new PageRange(FIRST + 3, FIRST + 3));
    assertThat(plan.work().locks().unlock()).isEmpty();
    calls.space.apply(plan);
    assertThat(calls.space.lockedPages()).isEqualTo(1);
  }

  @Test
  void kernelAddressesAreInvalid() {
    assertThat(calls.lock(0xFFFF_8000_0000_0000L, PAGE).error())
        .isEqualTo(Win32Error.ERROR_INVALID_PARAMETER);
    assertThat(calls.unlock(0x8000_0000L, PAGE).error())
        .isEqualTo(Win32Error.ERROR_INVALID_PARAMETER);
  }
}
