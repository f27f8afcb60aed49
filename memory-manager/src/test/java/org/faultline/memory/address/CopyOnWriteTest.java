package org.faultline.memory.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.memory.address.Granted.BASE;
import static org.faultline.memory.address.Granted.FIRST;
import static org.faultline.memory.address.Granted.PAGE;
import static org.faultline.memory.address.GrantedViews.COPY;
import static org.faultline.memory.address.GrantedViews.EXECUTE;
import static org.faultline.memory.address.GrantedViews.READ;
import static org.faultline.memory.address.GrantedViews.WRITE;
import static org.faultline.memory.address.GrantedViews.pagefile;
import static org.faultline.memory.address.Protection.PAGE_READONLY;
import static org.faultline.memory.address.Protection.PAGE_READWRITE;
import static org.faultline.memory.address.Protection.PAGE_WRITECOPY;

import org.junit.jupiter.api.Test;

/** docs/windows.md W1310, W1313 and W1318. */
class CopyOnWriteTest {
  private final GrantedViews views = new GrantedViews();
  private final AddressSpace space = views.space;

  @Test
  void aWriteFaultsWhetherThePageIsThereOrNotAndAReadCopiesNothing() {
    views.mapped(pagefile(2), COPY);
    assertThat(space.stop(FIRST, Access.WRITE)).isEqualTo(Resolution.FAULT);
    space.map(FIRST, 5, false);
    assertThat(space.resolve(FIRST, Access.READ)).isEqualTo(Resolution.TOUCHED);
    assertThat(space.isSharedData(FIRST)).isTrue();
    assertThat(space.stop(FIRST, Access.WRITE)).isEqualTo(Resolution.FAULT);
    assertThat(space.needsCopy(FIRST, Access.WRITE)).isTrue();
    assertThat(space.needsCopy(FIRST, Access.READ)).isFalse();

    space.mapCopy(FIRST, 6, false);
    assertThat(space.needsCopy(FIRST, Access.WRITE)).isFalse();
    assertThat(space.isSharedData(FIRST)).isFalse();
    assertThat(space.isSharedData(FIRST + 1)).isTrue();
    assertThat(Pte.frame(space.pageTable().get(FIRST))).isEqualTo(6);
    assertThat(space.resolve(FIRST, Access.WRITE))
        .isEqualTo(Resolution.TOUCHED | Resolution.FIRST_WRITE);
  }

  @Test
  void aCopyStaysOneWhenItLeavesMemory() {
    views.mapped(pagefile(2), COPY);
    views.write(FIRST);
    assertThat(space.unmap(FIRST)).isEqualTo(AddressSpace.Unmapped.DIRTY);
    assertThat(space.isSharedData(FIRST)).isFalse();
    assertThat(space.needsCopy(FIRST, Access.WRITE)).isFalse();
    assertThat(views.calls.query(BASE).protect()).isEqualTo(PAGE_READWRITE);
    assertThat(views.calls.query(BASE).regionSize()).isEqualTo(PAGE);
    assertThat(views.calls.query(BASE + PAGE).protect()).isEqualTo(PAGE_WRITECOPY);
  }

  @Test
  void anExecutableCopyIsReadWrittenAndExecuted() {
    views.mapped(pagefile(2), COPY | EXECUTE);
    views.write(FIRST);
    assertThat(views.calls.query(BASE).protect()).isEqualTo(Protection.PAGE_EXECUTE_READWRITE);
    assertThat(space.stop(FIRST, Access.EXECUTE)).isZero();
  }

  @Test
  void aCopyAskedToBeCopiedOnWriteIsReadWriteAndStaysACopyThroughAll() {
    views.mapped(pagefile(2), COPY);
    views.write(FIRST);
    assertThat(views.calls.protect(BASE, 2 * PAGE, PAGE_READONLY).value())
        .isEqualTo(PAGE_READWRITE);
    assertThat(space.stop(FIRST, Access.WRITE)).isEqualTo(Resolution.VIOLATION);
    assertThat(space.isSharedData(FIRST)).isFalse();
    assertThat(views.calls.protect(BASE, 2 * PAGE, PAGE_WRITECOPY).value())
        .isEqualTo(PAGE_READONLY);
    assertThat(views.calls.query(BASE).protect()).isEqualTo(PAGE_READWRITE);
    assertThat(views.calls.query(BASE + PAGE).protect()).isEqualTo(PAGE_WRITECOPY);
    assertThat(views.calls.protect(BASE, PAGE, PAGE_READWRITE).error())
        .isEqualTo(Win32Error.ERROR_INVALID_PARAMETER);
  }

  @Test
  void aPageOfAnyViewThatIsMadeCopyOnWriteIsChargedOnceUntilItIsUnmapped() {
    views.mapped(pagefile(8), READ);
    views.calls.protect(BASE, 3 * PAGE, PAGE_WRITECOPY);
    assertThat(views.lastWork().chargePages()).isEqualTo(3);
    views.calls.protect(BASE, PAGE, PAGE_READONLY);
    assertThat(views.lastWork().chargePages()).isZero();
    views.calls.protect(BASE, 5 * PAGE, PAGE_WRITECOPY);
    assertThat(views.lastWork().chargePages()).isEqualTo(2);
    views.calls.alloc(BASE + 4 * PAGE, 4 * PAGE, Granted.COMMIT, PAGE_WRITECOPY);
    assertThat(views.lastWork().chargePages()).isEqualTo(3);
    views.calls.protect(BASE, 8 * PAGE, PAGE_WRITECOPY);
    assertThat(views.lastWork().chargePages()).isZero();
    assertThat(space.committedPages()).isEqualTo(8);

    views.write(FIRST + 2);
    views.calls.call(space.planUnmapView(BASE));
    assertThat(views.calls.charged).isZero();
    assertThat(space.committedPages()).isZero();
  }

  @Test
  void aWritableViewSharesAgainWhatWasNotCopied() {
    views.mapped(pagefile(2), WRITE);
    views.calls.protect(BASE, 2 * PAGE, PAGE_WRITECOPY);
    views.write(FIRST);
    views.calls.protect(BASE, 2 * PAGE, PAGE_READWRITE);
    views.write(FIRST + 1);
    assertThat(space.isSharedData(FIRST)).isFalse();
    assertThat(space.isSharedData(FIRST + 1)).isTrue();
    assertThat(views.calls.query(BASE).regionSize()).as("alike").isEqualTo(2 * PAGE);
  }

  @Test
  void aCopyIsOfAViewAlone() {
    views.calls.committed(1);
    assertThat(space.mapCopy(FIRST, 5, false)).isFalse();
    assertThat(space.mapCopy(FIRST + 64, 5, false)).isFalse();
    assertThat(space.isSharedData(FIRST)).isFalse();
  }
}
