package org.faultline.memory.windows;

import static org.assertj.core.api.Assertions.assertThat;

import org.faultline.memory.address.AddressLayout;
import org.junit.jupiter.api.Test;

/** What can still be promised, and locks admitted against it (docs/windows.md W506 and W309). */
class ResidentAvailableTest {
  /** 40 frames, 3 of them the reserve: 36 can be promised. */
  private final WindowsRig rig = new WindowsRig.Plan(40, WindowsRig.settings(3, 4, 5, 100)).build();

  private final WindowsMemory memory = rig.memory;

  private void lock(WindowsProcess process, long first, long last) {
    assertThat(rig.go(new BringIn(memory, process, first, last, BringIn.Purpose.LOCK)))
        .isEqualTo(BringIn.Stop.DONE);
    memory.unpin(process);
  }

  @Test
  void allButTheReserveAndOnePageCanBePromised() {
    assertThat(memory.residentAvailable()).isEqualTo(36);
  }

  @Test
  void minimumWorkingSetsAreChargedAsFarAsTheyCanBeGranted() {
    WindowsProcess first = memory.admit(1, 30, 100, false, 5);
    assertThat(first.grantedMinimum()).isEqualTo(30);
    assertThat(memory.residentAvailable()).isEqualTo(6);
    WindowsProcess second = memory.admit(2, 30, 100, false, 5);
    assertThat(second.grantedMinimum()).isEqualTo(6);
    WindowsProcess third = memory.admit(3, 30, 100, false, 5);
    assertThat(third.grantedMinimum()).isZero();
    assertThat(memory.residentAvailable()).isZero();
  }

  @Test
  void lockedPagesAreWithinTheGrantedMinimum() {
    WindowsProcess process = memory.admit(1, 10, 100, false, 5);
    lock(process, 0, 7);
    assertThat(memory.residentAvailable()).isEqualTo(26);
    lock(process, 8, 12);
    assertThat(memory.residentAvailable()).as("3 pages beyond the minimum").isEqualTo(23);
    memory.unlock(process, 0, 12);
    assertThat(memory.residentAvailable()).isEqualTo(26);
  }

  @Test
  void aLockIsAdmittedAgainstWhatCanStillBePromised() {
    WindowsProcess process = memory.admit(1, 0, 100, false, 5);
    WindowsProcess other = memory.admit(2, 20, 100, false, 5);
    assertThat(memory.admitsLock(process, 0, 15)).isTrue();
    assertThat(memory.admitsLock(process, 0, 16)).as("17 of 16").isFalse();
    assertThat(memory.admitsLock(other, 0, 35)).as("20 are its own").isTrue();
    assertThat(memory.admitsLock(other, 0, 36)).isFalse();
  }

  @Test
  void pagesLockedAlreadyCountOnce() {
    WindowsProcess process = memory.admit(1, 0, 100, false, 5);
    lock(process, 0, 29);
    lock(process, 0, 29);
    assertThat(process.lockedPages()).isEqualTo(30);
    assertThat(memory.admitsLock(process, 0, 35)).as("6 more").isTrue();
    assertThat(memory.admitsLock(process, 0, 36)).isFalse();
    memory.unlock(process, 0, 29);
    assertThat(process.lockedPages()).as("one unlock undoes any number of locks").isZero();
  }

  @Test
  void pageTablesInFramesAndThoseToComeCount() {
    WindowsRig tables =
        new WindowsRig.Plan(40, WindowsRig.settings(3, 4, 5, 100))
            .tables(AddressLayout.BITS_32)
            .build();
    WindowsProcess process = tables.memory.admit(1, 0, 100, false, 5);
    assertThat(tables.memory.admitsLock(process, 0, 33)).as("34 pages, root and table").isTrue();
    assertThat(tables.memory.admitsLock(process, 0, 34)).isFalse();
    assertThat(tables.memory.admitsLock(process, 1_000, 1_033)).as("two tables").isFalse();
    tables.load(process, 5);
    assertThat(tables.memory.residentAvailable()).as("tables in frames").isEqualTo(34);
    assertThat(tables.memory.admitsLock(process, 0, 33)).isTrue();
    assertThat(tables.memory.admitsLock(process, 0, 34)).isFalse();
  }

  @Test
  void anExitReturnsThePromise() {
    WindowsProcess process = memory.admit(1, 10, 100, false, 5);
    lock(process, 0, 20);
    memory.exit(process);
    assertThat(memory.residentAvailable()).isEqualTo(36);
  }

  @Test
  void discardingALockedPageReturnsItsPromise() {
    WindowsProcess process = memory.admit(1, 0, 100, false, 5);
    lock(process, 0, 9);
    memory.discard(process, 0, 4);
    assertThat(process.lockedPages()).isEqualTo(5);
    assertThat(memory.residentAvailable()).isEqualTo(31);
  }

  @Test
  void aMinimumThatCannotBePromisedIsRefused() {
    WindowsProcess process = memory.admit(1, 5, 100, false, 5);
    assertThat(memory.limits(process, 37, 50, true)).isFalse();
    assertThat(process.grantedMinimum()).isEqualTo(5);
    assertThat(process.maximumPages()).isEqualTo(100);
    assertThat(memory.limits(process, 36, 50, true)).isTrue();
    assertThat(process.hardMaximum()).isTrue();
    assertThat(memory.residentAvailable()).isZero();
  }

  @Test
  void undoneLocksAreThoseOfThisCallAlone() {
    WindowsProcess process = memory.admit(1, 0, 100, false, 5);
    lock(process, 3, 3);
    BringIn work = new BringIn(memory, process, 2, 4, BringIn.Purpose.LOCK);
    rig.go(work);
    assertThat(process.lockedPages()).isEqualTo(3);
    work.undoLocks();
    assertThat(process.lockedPages()).isEqualTo(1);
  }
}
