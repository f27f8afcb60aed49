package org.faultline.memory.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.memory.address.AllocationType.MEM_DECOMMIT;
import static org.faultline.memory.address.AllocationType.MEM_RELEASE;
import static org.faultline.memory.address.AllocationType.MEM_RESERVE;
import static org.faultline.memory.address.AllocationType.MEM_RESET;
import static org.faultline.memory.address.Granted.BASE;
import static org.faultline.memory.address.Granted.COMMIT;
import static org.faultline.memory.address.Granted.FIRST;
import static org.faultline.memory.address.Granted.PAGE;
import static org.faultline.memory.address.GrantedViews.ALL_RIGHTS;
import static org.faultline.memory.address.GrantedViews.GRANULE;
import static org.faultline.memory.address.GrantedViews.READ;
import static org.faultline.memory.address.GrantedViews.WRITE;
import static org.faultline.memory.address.GrantedViews.file;
import static org.faultline.memory.address.GrantedViews.pagefile;
import static org.faultline.memory.address.GrantedViews.reserved;
import static org.faultline.memory.address.Protection.PAGE_EXECUTE_READ;
import static org.faultline.memory.address.Protection.PAGE_NOACCESS;
import static org.faultline.memory.address.Protection.PAGE_READONLY;
import static org.faultline.memory.address.Protection.PAGE_READWRITE;
import static org.faultline.memory.address.Protection.PAGE_WRITECOPY;
import static org.faultline.memory.address.Win32Error.ERROR_ACCESS_DENIED;
import static org.faultline.memory.address.Win32Error.ERROR_INVALID_ADDRESS;
import static org.faultline.memory.address.Win32Error.ERROR_INVALID_PARAMETER;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the calls for private memory do to views: docs/windows.md W1309, W1312 and W1317. */
class ViewCallsTest {
  private static final int[] PROTECTIONS = {0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80};

  private final GrantedViews views = new GrantedViews();

  private void onlyThese(int access, Set<Integer> allowed) {
    views.mapped(pagefile(2), access);
    for (int protect : PROTECTIONS) {
      Win32Error expected =
          allowed.contains(protect) ? Win32Error.ERROR_SUCCESS : ERROR_INVALID_PARAMETER;
      assertThat(views.calls.protect(BASE, PAGE, protect).error())
          .as("0x%x", protect)
          .isEqualTo(expected);
      assertThat(views.calls.alloc(BASE, PAGE, COMMIT, protect).error())
          .as("commit 0x%x", protect)
          .isEqualTo(expected);
    }
    views.calls.call(views.space.planUnmapView(BASE));
  }

  @Test
  void aPageGetsNoMoreThanItsViewWasMappedWith() {
    onlyThese(0, Set.of(0x01));
    onlyThese(READ, Set.of(0x01, 0x02, 0x08));
    onlyThese(GrantedViews.COPY, Set.of(0x01, 0x02, 0x08));
    onlyThese(WRITE, Set.of(0x01, 0x02, 0x04, 0x08));
    Set<Integer> executable = Set.of(0x01, 0x02, 0x08, 0x10, 0x20, 0x80);
    onlyThese(READ | GrantedViews.EXECUTE, executable);
    onlyThese(GrantedViews.COPY | GrantedViews.EXECUTE, executable);
    onlyThese(WRITE | GrantedViews.EXECUTE, Set.of(0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80));
  }

  @Test
  void aProtectionLeavesNoViewAndComesFirstOnlyWhenItIsNone() {
    views.mapped(pagefile(2), READ);
    views.map(pagefile(2), ALL_RIGHTS, READ, 0, 0, BASE + GRANULE);
    assertThat(views.calls.protect(BASE, 3 * PAGE, PAGE_READONLY).error())
        .isEqualTo(ERROR_INVALID_ADDRESS);
    assertThat(views.calls.protect(BASE, GRANULE + PAGE, PAGE_READWRITE).error())
        .isEqualTo(ERROR_INVALID_ADDRESS);
    assertThat(views.calls.protect(BASE, 3 * PAGE, 0x06).error())
        .isEqualTo(ERROR_INVALID_PARAMETER);
    assertThat(views.calls.protect(BASE, 0, PAGE_READONLY).error())
        .isEqualTo(ERROR_INVALID_PARAMETER);
    assertThat(views.calls.protect(BASE + 2 * PAGE, PAGE, PAGE_WRITECOPY).error())
        .as("of no view, copy on write is no protection")
        .isEqualTo(ERROR_INVALID_PARAMETER);
  }

  @Test
  void whatAPageLosesItLosesAtOnceAndAsWritableAgainItIsShared() {
    views.mapped(pagefile(1), WRITE);
    views.write(FIRST);
    views.calls.protect(BASE, PAGE, PAGE_NOACCESS);
    assertThat(views.space.stop(FIRST, Access.READ)).isEqualTo(Resolution.VIOLATION);
    views.calls.protect(BASE, PAGE, PAGE_READWRITE);
    assertThat(views.space.stop(FIRST, Access.WRITE)).isZero();
    assertThat(views.space.isSharedData(FIRST)).isTrue();
  }

  @Test
  void aFileIsCommittedAlready() {
    views.mapped(file(0x2000), WRITE);
    for (int protect : new int[] {PAGE_READONLY, PAGE_NOACCESS, PAGE_EXECUTE_READ}) {
      assertThat(views.calls.alloc(BASE, PAGE, COMMIT, protect).error())
          .isEqualTo(ERROR_ACCESS_DENIED);
    }
    assertThat(views.calls.alloc(BASE + PAGE, 2 * PAGE, COMMIT, PAGE_READONLY).error())
        .isEqualTo(ERROR_INVALID_ADDRESS);
    assertThat(views.calls.alloc(BASE, PAGE, MEM_RESET, PAGE_READONLY).error())
        .isEqualTo(Win32Error.ERROR_USER_MAPPED_FILE);
  }

  @Test
  void nothingIsReservedOverAViewAndNothingCommittedBeyondIt() {
    views.mapped(pagefile(2), WRITE);
    for (long at : new long[] {BASE, BASE - GRANULE}) {
      assertThat(views.calls.alloc(at, 2 * GRANULE, MEM_RESERVE, PAGE_READWRITE).error())
          .isEqualTo(ERROR_INVALID_ADDRESS);
    }
    assertThat(views.calls.alloc(BASE, 3 * PAGE, COMMIT, PAGE_READWRITE).error())
        .isEqualTo(ERROR_INVALID_ADDRESS);
  }

  @Test
  void aResetOfMemoryIsAHintWithoutEffect() {
    views.mapped(reserved(2), WRITE);
    assertThat(views.calls.alloc(BASE + 1, PAGE, MEM_RESET, PAGE_NOACCESS).value()).isEqualTo(BASE);
    assertThat(views.lastWork()).isEqualTo(MemoryWork.NONE);
  }

  @Test
  void noFormOfVirtualFreeFreesAView() {
    views.mapped(pagefile(3), WRITE);
    for (int type : new int[] {MEM_RELEASE, MEM_DECOMMIT, MEM_RELEASE | 1, MEM_RELEASE | 2}) {
      for (long bytes : new long[] {0, PAGE, 3 * PAGE, 4 * PAGE}) {
        assertThat(views.calls.free(BASE, bytes, type).error()).isEqualTo(ERROR_INVALID_PARAMETER);
        assertThat(views.calls.free(BASE + PAGE, bytes, type).error())
            .isEqualTo(ERROR_INVALID_PARAMETER);
      }
    }
    assertThat(views.calls.run(BASE)).containsExactly(0x1000L, 3L);
  }

  @Test
  void pagesOfViewsAreLockedAndUnlocked() {
    views.mapped(pagefile(4), WRITE);
    assertThat(views.calls.lock(BASE, 2 * PAGE).isSuccess()).isTrue();
    assertThat(views.lastWork().locks().bringIn()).containsExactly(new PageRange(FIRST, FIRST + 1));
    assertThat(views.space.lockedPages()).isEqualTo(2);
    assertThat(views.calls.unlock(BASE, 3 * PAGE).error()).isEqualTo(Win32Error.ERROR_NOT_LOCKED);
    assertThat(views.calls.unlock(BASE, 2 * PAGE).isSuccess()).isTrue();
  }

  @Test
  void viewsAreNotWriteWatched() {
    views.mapped(pagefile(4), WRITE);
    assertThat(views.space.getWriteWatch(BASE, PAGE, 1, 0).error())
        .isEqualTo(ERROR_INVALID_PARAMETER);
    assertThat(views.space.resetWriteWatch(BASE, PAGE).error()).isEqualTo(ERROR_INVALID_PARAMETER);
  }

  @Test
  void aPageOfAViewLeavesTheWorkingSetLikeAnyOther() {
    views.mapped(pagefile(2), WRITE);
    views.write(FIRST + 1);
    CallPlan.Ready plan = (CallPlan.Ready) views.space.planEmptyWorkingSet();
    assertThat(plan.work().workingSet().trim())
        .containsExactly(new PageRange(FIRST + 1, FIRST + 1));
    assertThat(views.space.unmap(FIRST + 1)).isEqualTo(AddressSpace.Unmapped.DIRTY);
    assertThat(views.space.pageTable().get(FIRST + 1)).as("look in the region").isZero();
  }

  @Test
  void viewsTakeAddressesFromOthers() {
    long free = views.space.freeBytes();
    views.mapped(pagefile(3), WRITE);
    assertThat(free - views.space.freeBytes()).isEqualTo(3 * PAGE);
    AddressUse use = AddressUse.of(views.space);
    assertThat(use.shareable()).isEqualTo(new AddressUse.Mapped(new AddressUse.Blocks(3, 1, 3), 0));
    assertThat(use.mappedFile().blocks().blocks()).isZero();
    assertThat(use.privateData().pages()).isZero();
    assertThat(use.unusable().pages()).isEqualTo(13);
  }
}
