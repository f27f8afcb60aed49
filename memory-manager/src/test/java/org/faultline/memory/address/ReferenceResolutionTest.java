package org.faultline.memory.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.memory.address.Granted.BASE;
import static org.faultline.memory.address.Granted.FIRST;
import static org.faultline.memory.address.Granted.PAGE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How single references fare: resolve, map, unmap and accesses across pages. */
class ReferenceResolutionTest {
  private final Granted calls = new Granted().committed(4);
  private final AddressSpace space = calls.space;

  private int hits(Access access) {
    return space.pageTable().hits(new long[] {PageReference.of(FIRST, access)}, 0, 1);
  }

  @Test
  void anAccessibleAbsentPageFaults() {
    assertThat(space.resolve(FIRST, Access.READ)).isEqualTo(Resolution.FAULT);
    assertThat(space.resolve(FIRST, Access.WRITE)).isEqualTo(Resolution.FAULT);
    assertThat(space.resolve(FIRST, Access.EXECUTE)).isEqualTo(Resolution.VIOLATION);
  }

  @Test
  void freeAndReservedPagesAreViolations() {
    calls.free(BASE, PAGE, AllocationType.MEM_DECOMMIT);

    assertThat(space.resolve(FIRST, Access.READ)).isEqualTo(Resolution.VIOLATION);
    assertThat(space.resolve(FIRST - 1, Access.READ)).isEqualTo(Resolution.VIOLATION);
  }

  @Test
  void aMappedPageIsReportedOnceForTouchAndWrite() {
    space.map(FIRST, 6, false);
    assertThat(hits(Access.READ)).isZero();
    assertThat(space.resolve(FIRST, Access.WRITE))
        .isEqualTo(Resolution.TOUCHED | Resolution.FIRST_WRITE);
    assertThat(hits(Access.WRITE)).isEqualTo(1);
    space.pageTable().nextEpoch();

    assertThat(space.resolve(FIRST, Access.WRITE)).isEqualTo(Resolution.TOUCHED);
    assertThat(hits(Access.READ)).isEqualTo(1);
  }

  @Test
  void aReadPageStillStopsAtItsFirstWrite() {
    space.map(FIRST, 6, false);
    space.resolve(FIRST, Access.READ);

    assertThat(hits(Access.READ)).isEqualTo(1);
    assertThat(hits(Access.WRITE)).isZero();
    assertThat(space.resolve(FIRST, Access.WRITE)).isEqualTo(Resolution.FIRST_WRITE);
  }

  @Test
  void aCleanedPageStopsAtItsNextWrite() {
    space.map(FIRST, 6, false);
    space.resolve(FIRST, Access.WRITE);
    space.clean(FIRST);

    assertThat(hits(Access.READ)).isEqualTo(1);
    assertThat(space.resolve(FIRST, Access.WRITE)).isEqualTo(Resolution.FIRST_WRITE);
  }

  @Test
  void unmapTellsWhetherThePageWasWritten() {
    space.map(FIRST, 6, false);
    assertThat(space.unmap(FIRST)).isEqualTo(AddressSpace.Unmapped.CLEAN);
    space.map(FIRST, 6, false);
    assertThat(space.retireWrite(FIRST)).isTrue();
    assertThat(space.unmap(FIRST)).isEqualTo(AddressSpace.Unmapped.DIRTY);
    assertThat(space.unmap(FIRST)).isEqualTo(AddressSpace.Unmapped.GONE);
    assertThat(space.retireWrite(FIRST)).isFalse();
    assertThat(space.pageTable().get(FIRST)).isZero();
  }

  @Test
  void unmapKeepsProtectionAndGuard() {
    int guarded = Protection.PAGE_READONLY | Protection.PAGE_GUARD;
    space.map(FIRST, 6, false);
    calls.protect(BASE, PAGE, guarded);
    space.unmap(FIRST);

    assertThat(calls.query(BASE).protect()).isEqualTo(guarded);
  }

  @ParameterizedTest
  @EnumSource
  void aGuardFiresOnceForAnyAccess(Access access) {
    space.map(FIRST, 6, false);
    calls.protect(BASE, PAGE, Protection.PAGE_READONLY | Protection.PAGE_GUARD);

    assertThat(hits(access)).isZero();
    assertThat(space.resolve(FIRST, access)).isEqualTo(Resolution.GUARD);
    assertThat(space.resolve(FIRST, access))
        .isEqualTo(access == Access.READ ? Resolution.TOUCHED : Resolution.VIOLATION);
    assertThat(calls.query(BASE).protect()).isEqualTo(Protection.PAGE_READONLY);
  }

  @Test
  void aGuardOnAPageNeverMappedFiresOnce() {
    long other = BASE + 0x10_0000;
    int guarded = Protection.PAGE_READWRITE | Protection.PAGE_GUARD;
    calls.alloc(other, 2 * PAGE, Granted.BOTH, guarded);

    assertThat(space.resolve(other / PAGE, Access.READ)).isEqualTo(Resolution.GUARD);
    assertThat(space.resolve(other / PAGE, Access.READ)).isEqualTo(Resolution.FAULT);
    assertThat(space.resolve(other / PAGE + 1, Access.READ)).isEqualTo(Resolution.GUARD);
  }

  @Test
  void aStraddlingAccessNamesTheFirstByteOfTheBadPage() {
    space.map(FIRST, 1, false);
    space.map(FIRST + 1, 2, false);
    assertThat(DataAccess.check(space, BASE + 0xFFE, 4, Access.READ)).isNull();
    calls.protect(BASE + PAGE, PAGE, Protection.PAGE_READONLY);

    assertThat(DataAccess.check(space, BASE + 0xFFE, 4, Access.WRITE))
        .isEqualTo(new DataAccess.Stop(Resolution.VIOLATION, FIRST + 1, BASE + PAGE));
    assertThat(DataAccess.check(space, BASE + 0x1004, 4, Access.WRITE))
        .isEqualTo(new DataAccess.Stop(Resolution.VIOLATION, FIRST + 1, BASE + 0x1004));
    assertThat(space.unmap(FIRST)).isEqualTo(AddressSpace.Unmapped.CLEAN);
  }

  @Test
  void aStraddlingAccessDisarmsTheGuardItMeets() {
    space.map(FIRST, 1, false);
    calls.protect(BASE + PAGE, PAGE, Protection.PAGE_READWRITE | Protection.PAGE_GUARD);

    assertThat(DataAccess.check(space, BASE + 0xFFC, 8, Access.READ))
        .isEqualTo(new DataAccess.Stop(Resolution.GUARD, FIRST + 1, BASE + PAGE));
    assertThat(DataAccess.check(space, BASE + 0xFFC, 8, Access.READ))
        .isEqualTo(new DataAccess.Stop(Resolution.FAULT, FIRST + 1, BASE + PAGE));
  }
}
