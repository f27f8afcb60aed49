package org.faultline.memory.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.memory.address.AllocationType.MEM_COALESCE_PLACEHOLDERS;
import static org.faultline.memory.address.AllocationType.MEM_COMMIT;
import static org.faultline.memory.address.AllocationType.MEM_PRESERVE_PLACEHOLDER;
import static org.faultline.memory.address.AllocationType.MEM_RELEASE;
import static org.faultline.memory.address.AllocationType.MEM_REPLACE_PLACEHOLDER;
import static org.faultline.memory.address.AllocationType.MEM_RESERVE;
import static org.faultline.memory.address.AllocationType.MEM_RESERVE_PLACEHOLDER;
import static org.faultline.memory.address.Granted.BASE;
import static org.faultline.memory.address.Granted.FIRST;
import static org.faultline.memory.address.Granted.PAGE;
import static org.faultline.memory.address.GrantedViews.ALL_RIGHTS;
import static org.faultline.memory.address.GrantedViews.GRANULE;
import static org.faultline.memory.address.GrantedViews.pagefile;
import static org.faultline.memory.address.Protection.PAGE_NOACCESS;
import static org.faultline.memory.address.Protection.PAGE_READWRITE;
import static org.faultline.memory.address.Win32Error.ERROR_INVALID_ADDRESS;
import static org.faultline.memory.address.Win32Error.ERROR_INVALID_PARAMETER;
import static org.faultline.memory.address.Win32Error.ERROR_MAPPED_ALIGNMENT;
import static org.faultline.memory.address.Win32Error.ERROR_SUCCESS;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/windows.md W1314 and W1315. */
class PlaceholderTest {
  private static final int PLACEHOLDER = MEM_RESERVE | MEM_RESERVE_PLACEHOLDER;
  private static final int SPLIT = MEM_RELEASE | MEM_PRESERVE_PLACEHOLDER;
  private static final int JOIN = MEM_RELEASE | MEM_COALESCE_PLACEHOLDERS;
  private static final int REPLACE = MEM_RESERVE | MEM_COMMIT | MEM_REPLACE_PLACEHOLDER;

  private final GrantedViews views = new GrantedViews();

  private Win32Error alloc2(long address, long bytes, int type, int protect) {
    return views.calls.call(views.space.planAlloc2(address, bytes, type, protect)).error();
  }

  private Win32Error map3(long address, long offset, long bytes, int type) {
    CallPlan plan =
        views.space.planMapView3(
            pagefile(32), 0x40, ALL_RIGHTS, address, offset, bytes, type, PAGE_READWRITE);
    return views.calls.call(plan).error();
  }

  private Win32Error free(long address, long bytes, int type) {
    return views.calls.free(address, bytes, type).error();
  }

  private Win32Error unmap(long address, int flags) {
    return views.calls.call(views.space.planUnmapViewEx(address, flags)).error();
  }

  @BeforeEach
  void reserve() {
    assertThat(alloc2(BASE, 2 * GRANULE, PLACEHOLDER, PAGE_NOACCESS)).isEqualTo(ERROR_SUCCESS);
  }

  /** A placeholder of so many pages begins there. */
  private void isPlaceholder(long address, long pages) {
    assertThat(views.calls.query(address))
        .isEqualTo(
            new MemoryBasicInformation(
                address, address, PAGE_NOACCESS, pages * PAGE, 0x2000, 0, 0x2_0000));
  }

  @Test
  void aPlaceholderIsReservedWithoutAccessAndInWholePages() {
    isPlaceholder(BASE, 32);
    long other = BASE + 4 * GRANULE;
    assertThat(alloc2(other, PAGE, PLACEHOLDER, PAGE_READWRITE)).isEqualTo(ERROR_INVALID_PARAMETER);
    assertThat(alloc2(other, PAGE + 1, PLACEHOLDER, PAGE_NOACCESS))
        .isEqualTo(ERROR_INVALID_PARAMETER);
    assertThat(alloc2(other, PAGE, PLACEHOLDER | MEM_COMMIT, PAGE_NOACCESS))
        .isEqualTo(ERROR_INVALID_PARAMETER);
    assertThat(alloc2(BASE, PAGE, PLACEHOLDER, PAGE_NOACCESS)).isEqualTo(ERROR_INVALID_ADDRESS);
    assertThat(views.calls.alloc(BASE, PAGE, MEM_COMMIT, PAGE_READWRITE).error())
        .isEqualTo(ERROR_INVALID_ADDRESS);
    assertThat(alloc2(other, PAGE, MEM_RESERVE | MEM_COMMIT, PAGE_READWRITE))
        .as("as VirtualAlloc")
        .isEqualTo(ERROR_SUCCESS);
  }

  @Test
  void anyPartIsCutOutAndPartsThatAreExactlyTheRangeAreJoined() {
    assertThat(free(BASE + 8 * PAGE, 4 * PAGE, SPLIT)).isEqualTo(ERROR_SUCCESS);
    isPlaceholder(BASE, 8);
    isPlaceholder(BASE + 8 * PAGE, 4);
    isPlaceholder(BASE + 12 * PAGE, 20);
    for (long[] wrong : new long[][] {{0, 8}, {0, 11}, {0, 13}, {1, 11}, {8, 4}, {8, 25}}) {
      assertThat(free(BASE + wrong[0] * PAGE, wrong[1] * PAGE, JOIN))
          .as("%s pages from page %s on", wrong[1], wrong[0])
          .isEqualTo(ERROR_INVALID_ADDRESS);
    }
    assertThat(free(BASE, 12 * PAGE, JOIN)).isEqualTo(ERROR_SUCCESS);
    isPlaceholder(BASE, 12);
    assertThat(free(BASE, 32 * PAGE, JOIN)).isEqualTo(ERROR_SUCCESS);
    isPlaceholder(BASE, 32);
    assertThat(free(BASE, 0, MEM_RELEASE)).isEqualTo(ERROR_SUCCESS);
  }

  @Test
  void aCutLeavesSomethingAndHasASize() {
    assertThat(free(BASE, 2 * GRANULE, SPLIT)).isEqualTo(ERROR_INVALID_ADDRESS);
    assertThat(free(BASE, 0, SPLIT)).isEqualTo(ERROR_INVALID_PARAMETER);
    assertThat(free(BASE, 0, JOIN)).isEqualTo(ERROR_INVALID_PARAMETER);
    assertThat(free(BASE + PAGE, 2 * GRANULE, SPLIT)).isEqualTo(ERROR_INVALID_PARAMETER);
    assertThat(free(BASE, PAGE, SPLIT | JOIN)).isEqualTo(ERROR_INVALID_PARAMETER);
    assertThat(free(BASE + 4 * GRANULE, PAGE, SPLIT)).isEqualTo(ERROR_INVALID_ADDRESS);
    views.calls.alloc(BASE + 4 * GRANULE, GRANULE, MEM_RESERVE, PAGE_NOACCESS);
    assertThat(free(BASE + 4 * GRANULE, PAGE, SPLIT))
        .as("a reservation is no placeholder")
        .isEqualTo(ERROR_INVALID_ADDRESS);
  }

  @Test
  void aViewTakesThePlaceOfExactlyOnePlaceholderAtAnyPage() {
    assertThat(map3(BASE, 0, GRANULE, MEM_REPLACE_PLACEHOLDER)).isEqualTo(ERROR_INVALID_ADDRESS);
    free(BASE + 3 * PAGE, 5 * PAGE, SPLIT);
    assertThat(map3(BASE + 3 * PAGE, PAGE, 5 * PAGE, MEM_REPLACE_PLACEHOLDER))
        .isEqualTo(ERROR_SUCCESS);
    assertThat(views.space.region(FIRST + 3).view().firstSectionPage()).isEqualTo(1);
    assertThat(map3(BASE + 3 * PAGE, PAGE, 5 * PAGE, MEM_REPLACE_PLACEHOLDER))
        .isEqualTo(ERROR_INVALID_ADDRESS);
    assertThat(free(BASE + 3 * PAGE, PAGE, SPLIT)).isEqualTo(ERROR_INVALID_PARAMETER);
    assertThat(free(BASE, 8 * PAGE, JOIN)).isEqualTo(ERROR_INVALID_ADDRESS);

    assertThat(unmap(BASE + 4 * PAGE, MEM_PRESERVE_PLACEHOLDER)).isEqualTo(ERROR_SUCCESS);
    isPlaceholder(BASE + 3 * PAGE, 5);
    assertThat(unmap(BASE + 4 * PAGE, MEM_PRESERVE_PLACEHOLDER)).isEqualTo(ERROR_INVALID_ADDRESS);
    assertThat(free(BASE, 32 * PAGE, JOIN)).isEqualTo(ERROR_SUCCESS);
    assertThat(views.calls.charged).isZero();
  }

  @Test
  void withoutAPlaceholderAViewIsAlignedAndLeavesNone() {
    long other = BASE + 4 * GRANULE;
    assertThat(map3(other + PAGE, 0, PAGE, 0)).isEqualTo(ERROR_MAPPED_ALIGNMENT);
    assertThat(map3(other, PAGE, PAGE, 0)).isEqualTo(ERROR_MAPPED_ALIGNMENT);
    assertThat(map3(other, 0, PAGE + 1, 0)).isEqualTo(ERROR_INVALID_PARAMETER);
    assertThat(map3(0, 0, GRANULE, MEM_REPLACE_PLACEHOLDER)).isEqualTo(ERROR_INVALID_PARAMETER);
    assertThat(map3(other, 0, PAGE, 0)).isEqualTo(ERROR_SUCCESS);
    assertThat(unmap(other, MEM_PRESERVE_PLACEHOLDER)).isEqualTo(ERROR_INVALID_ADDRESS);
    assertThat(unmap(other, MEM_RELEASE)).isEqualTo(ERROR_INVALID_PARAMETER);
    assertThat(unmap(other, 1)).isEqualTo(ERROR_SUCCESS);
    assertThat(unmap(other, 0)).isEqualTo(ERROR_INVALID_ADDRESS);
  }

  @Test
  void unmappedWithoutKeepingItThePlaceholderIsGone() {
    assertThat(map3(BASE, 0, 0, MEM_REPLACE_PLACEHOLDER)).isEqualTo(ERROR_SUCCESS);
    assertThat(unmap(BASE, 0)).isEqualTo(ERROR_SUCCESS);
    assertThat(views.calls.query(BASE).state()).isEqualTo(AllocationType.MEM_FREE);
  }

  @Test
  void privateMemoryTakesThePlaceAndGivesItBack() {
    assertThat(alloc2(BASE, GRANULE, REPLACE, PAGE_READWRITE)).isEqualTo(ERROR_INVALID_ADDRESS);
    assertThat(alloc2(BASE, 2 * GRANULE, REPLACE, PAGE_READWRITE)).isEqualTo(ERROR_SUCCESS);
    assertThat(views.calls.run(BASE)).containsExactly(0x1000L, 32L);
    assertThat(views.space.committedPages()).isEqualTo(32);
    assertThat(free(BASE, GRANULE, SPLIT)).isEqualTo(ERROR_INVALID_ADDRESS);
    assertThat(free(BASE, 2 * GRANULE, SPLIT)).isEqualTo(ERROR_SUCCESS);
    assertThat(views.lastWork().contents().discard())
        .containsExactly(new PageRange(FIRST, FIRST + 31));
    isPlaceholder(BASE, 32);
    assertThat(views.calls.charged).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {MEM_REPLACE_PLACEHOLDER, MEM_COMMIT | MEM_REPLACE_PLACEHOLDER, 0x10_6000})
  void aReplacementReserves(int type) {
    assertThat(alloc2(BASE, 2 * GRANULE, type, PAGE_READWRITE)).isEqualTo(ERROR_INVALID_PARAMETER);
  }

  @Test
  void piecesInOneGranuleLeaveNothingUnusableBetweenThem() {
    free(BASE, 3 * PAGE, SPLIT);
    free(BASE + 8 * PAGE, 24 * PAGE, SPLIT);
    free(BASE + 8 * PAGE, 0, MEM_RELEASE);
    AddressUse use = AddressUse.of(views.space);
    assertThat(use.privateData()).isEqualTo(new AddressUse.Blocks(8, 2, 5));
    assertThat(use.unusable()).isEqualTo(new AddressUse.Blocks(8, 1, 8));
  }
}
