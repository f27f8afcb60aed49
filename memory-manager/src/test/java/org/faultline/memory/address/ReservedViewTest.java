package org.faultline.memory.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.memory.address.Granted.BASE;
import static org.faultline.memory.address.Granted.COMMIT;
import static org.faultline.memory.address.Granted.FIRST;
import static org.faultline.memory.address.Granted.PAGE;
import static org.faultline.memory.address.GrantedViews.ALL_RIGHTS;
import static org.faultline.memory.address.GrantedViews.GRANULE;
import static org.faultline.memory.address.GrantedViews.WRITE;
import static org.faultline.memory.address.GrantedViews.pagefile;
import static org.faultline.memory.address.GrantedViews.reserved;
import static org.faultline.memory.address.Protection.PAGE_READONLY;
import static org.faultline.memory.address.Protection.PAGE_READWRITE;

import org.faultline.memory.section.SectionWork;
import org.junit.jupiter.api.Test;

/** docs/windows.md W1311. */
class ReservedViewTest {
  private final GrantedViews views = new GrantedViews().mapped(reserved(16), WRITE);
  private final AddressSpace space = views.space;

  private void learn(long first, long last) {
    PageRange asked = new PageRange(FIRST, FIRST + 15);
    space.learnCommitted(asked, new long[] {FIRST + first}, new long[] {FIRST + last});
  }

  @Test
  void aPageIsUnknownUntilItIsLearntToBeCommitted() {
    assertThat(space.stop(FIRST, Access.READ)).isEqualTo(Resolution.UNKNOWN);
    assertThat(space.map(FIRST, 5, false)).isFalse();
    assertThat(views.calls.query(BASE))
        .isEqualTo(
            new MemoryBasicInformation(
                BASE, BASE, PAGE_READWRITE, GRANULE, AllocationType.MEM_RESERVE, 0, 0x4_0000));

    learn(2, 3);
    assertThat(space.stop(FIRST, Access.READ)).isEqualTo(Resolution.UNKNOWN);
    assertThat(space.stop(FIRST + 2, Access.WRITE)).isEqualTo(Resolution.FAULT);
    assertThat(views.calls.query(BASE + 2 * PAGE))
        .isEqualTo(
            new MemoryBasicInformation(
                BASE + 2 * PAGE, BASE, PAGE_READWRITE, 2 * PAGE, 0x1000, PAGE_READWRITE, 0x4_0000));
  }

  @Test
  void whatIsAskedReachesFromTheFirstUnknownPageToTheLast() {
    assertThat(space.unknownCommitted(BASE, 0)).isEqualTo(new PageRange(FIRST, FIRST + 15));
    learn(0, 1);
    learn(15, 15);
    learn(4, 4);
    assertThat(space.unknownCommitted(BASE, 0)).isEqualTo(new PageRange(FIRST + 2, FIRST + 14));
    assertThat(space.unknownCommitted(BASE + 3 * PAGE - 1, 2))
        .isEqualTo(new PageRange(FIRST + 2, FIRST + 3));
    assertThat(space.unknownCommitted(BASE + 4 * PAGE, PAGE)).isNull();
    assertThat(space.unknownCommitted(BASE + PAGE, PAGE)).isNull();
    learn(0, 15);
    assertThat(space.unknownCommitted(BASE, 0)).isNull();
  }

  @Test
  void oneViewIsAskedForAtATimeAndNothingButViewsOfReservedSections() {
    views.map(pagefile(16), ALL_RIGHTS, WRITE, 0, 0, BASE + GRANULE);
    views.map(reserved(16), ALL_RIGHTS, WRITE, 0, PAGE, BASE + 2 * GRANULE);
    assertThat(space.unknownCommitted(BASE - PAGE, 3 * GRANULE))
        .isEqualTo(new PageRange(FIRST, FIRST + 15));
    assertThat(space.unknownCommitted(BASE + GRANULE, 2 * GRANULE))
        .isEqualTo(new PageRange(FIRST + 32, FIRST + 32));
    assertThat(space.unknownCommitted(BASE + GRANULE, GRANULE)).isNull();
    assertThat(space.unknownCommitted(BASE + GRANULE, 0)).isNull();
    assertThat(space.unknownCommitted(BASE + 4 * GRANULE, 0)).isNull();
    assertThat(space.unknownCommitted(BASE, -1)).as("no range of the user part").isNull();
  }

  @Test
  void aCommitGoesToTheSectionAndGivesTheViewItsProtection() {
    views.calls.alloc(BASE + PAGE + 1, 2 * PAGE, COMMIT, PAGE_READONLY);
    PageRange pages = new PageRange(FIRST + 1, FIRST + 3);
    assertThat(views.lastWork())
        .isEqualTo(
            MemoryWork.commit(0, pages).and(new SectionWork.CommitPages(FIRST + 1, FIRST + 3)));
    assertThat(views.calls.query(BASE + PAGE).protect()).isEqualTo(PAGE_READONLY);
    assertThat(views.calls.query(BASE + PAGE).regionSize()).isEqualTo(3 * PAGE);
    assertThat(space.committedPages()).as("charged to the system").isZero();
  }

  @Test
  void protectAndLockWantCommittedPages() {
    learn(0, 0);
    assertThat(views.calls.protect(BASE, 2 * PAGE, PAGE_READONLY).error())
        .isEqualTo(Win32Error.ERROR_INVALID_ADDRESS);
    assertThat(views.calls.lock(BASE, 2 * PAGE).error()).isEqualTo(Win32Error.ERROR_NOACCESS);
    learn(1, 1);
    assertThat(views.calls.protect(BASE, 2 * PAGE, PAGE_READONLY).value())
        .isEqualTo(PAGE_READWRITE);
    assertThat(views.calls.lock(BASE, 2 * PAGE).isSuccess()).isTrue();
  }

  @Test
  void whatIsLearntOfARegionThatIsNoViewIsForgotten() {
    views.calls.call(space.planUnmapView(BASE));
    learn(0, 15);
    views.calls.committed(16);
    learn(0, 15);
    assertThat(views.calls.run(BASE)).containsExactly(0x1000L, 16L);
  }
}
