package org.faultline.memory.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.memory.address.Granted.BASE;
import static org.faultline.memory.address.Granted.FIRST;
import static org.faultline.memory.address.Granted.PAGE;
import static org.faultline.memory.address.GrantedViews.ALL_RIGHTS;
import static org.faultline.memory.address.GrantedViews.COPY;
import static org.faultline.memory.address.GrantedViews.EXECUTE;
import static org.faultline.memory.address.GrantedViews.GRANULE;
import static org.faultline.memory.address.GrantedViews.READ;
import static org.faultline.memory.address.GrantedViews.WRITE;
import static org.faultline.memory.address.GrantedViews.file;
import static org.faultline.memory.address.GrantedViews.pagefile;
import static org.faultline.memory.address.Win32Error.ERROR_ACCESS_DENIED;
import static org.faultline.memory.address.Win32Error.ERROR_INVALID_ADDRESS;
import static org.faultline.memory.address.Win32Error.ERROR_INVALID_PARAMETER;
import static org.faultline.memory.address.Win32Error.ERROR_MAPPED_ALIGNMENT;
import static org.faultline.memory.address.Win32Error.ERROR_NOT_ENOUGH_MEMORY;

import org.faultline.memory.section.SectionConstants;
import org.faultline.memory.section.SectionInfo;
import org.faultline.memory.section.SectionWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docs/windows.md W1303 to W1308, W1316 and W1318. */
class MapViewTest {
  private final GrantedViews views = new GrantedViews();

  private Win32Error map(SectionInfo section, int rights, int access) {
    return views.map(section, rights, access, 0, 0, BASE).error();
  }

  private Win32Error mapPart(SectionInfo section, long offset, long bytes) {
    return views.map(section, ALL_RIGHTS, READ, offset, bytes, 0).error();
  }

  @ParameterizedTest
  @CsvSource({
    "0x1, 0x08",
    "0x21, 0x80",
    "0x9, 0x08",
    "0x5, 0x02",
    "0x3, 0x04",
    "0x2, 0x04",
    "0x22, 0x40",
    "0x6, 0x04",
    "0xF001F, 0x04",
    "0xF003F, 0x40",
    "0x4, 0x02",
    "0x24, 0x20",
    "0, 0x01",
    "0x20, 0x01",
    "0x8, 0x01"
  })
  void theProtectionFollowsFromTheAccess(String access, String protect) {
    assertThat(map(pagefile(3), ALL_RIGHTS, Integer.decode(access)))
        .isEqualTo(Win32Error.ERROR_SUCCESS);
    int protection = Integer.decode(protect);
    assertThat(views.calls.query(BASE))
        .isEqualTo(
            new MemoryBasicInformation(
                BASE, BASE, protection, 3 * PAGE, 0x1000, protection, 0x4_0000));
  }

  @Test
  void theHandleNeedsItsRightsAndWriteAloneDoesNotRead() {
    SectionInfo section = pagefile(1);
    for (int access : new int[] {0, READ, COPY, READ | WRITE, EXECUTE, READ | EXECUTE}) {
      assertThat(map(section, 0x0, access)).isEqualTo(ERROR_ACCESS_DENIED);
      assertThat(map(section, 0x1, access)).isEqualTo(ERROR_ACCESS_DENIED);
    }
    for (int access : new int[] {0, READ, COPY, EXECUTE | COPY}) {
      assertThat(map(section, 0x2 | 0x8, access)).isEqualTo(ERROR_ACCESS_DENIED);
    }
    assertThat(map(section, 0x4, WRITE)).isEqualTo(ERROR_ACCESS_DENIED);
    assertThat(map(section, 0x6, WRITE | EXECUTE)).isEqualTo(ERROR_ACCESS_DENIED);
    assertThat(map(section, 0xC, WRITE | EXECUTE)).isEqualTo(ERROR_ACCESS_DENIED);
    assertThat(map(section, 0x2, WRITE)).isEqualTo(Win32Error.ERROR_SUCCESS);
  }

  @Test
  void aRightThatTheSectionDoesNotHaveIsInvalid() {
    for (int protect : new int[] {Protection.PAGE_READONLY, Protection.PAGE_WRITECOPY}) {
      SectionInfo section = new SectionInfo(1, PAGE, protect, 0, false);
      assertThat(map(section, ALL_RIGHTS, WRITE)).isEqualTo(ERROR_INVALID_PARAMETER);
      assertThat(map(section, ALL_RIGHTS, READ | EXECUTE)).isEqualTo(ERROR_INVALID_PARAMETER);
    }
    SectionInfo section = new SectionInfo(1, PAGE, Protection.PAGE_READONLY, 0, false);
    assertThat(map(section, ALL_RIGHTS, COPY)).isEqualTo(Win32Error.ERROR_SUCCESS);
  }

  @Test
  void nothingIsRoundedToAGranule() {
    SectionInfo section = pagefile(64);
    assertThat(mapPart(section, PAGE, PAGE)).isEqualTo(ERROR_MAPPED_ALIGNMENT);
    assertThat(views.map(section, ALL_RIGHTS, READ, 0, 0, BASE + PAGE).error())
        .isEqualTo(ERROR_MAPPED_ALIGNMENT);
    assertThat(views.map(section, 0, READ, 0, 0, BASE + 1).error())
        .as("before the rights")
        .isEqualTo(ERROR_MAPPED_ALIGNMENT);
  }

  @Test
  void theBytesOfAFileAndThePagesOfThePagefileBoundAView() {
    assertThat(mapPart(file(0x1001), 0, 0x1002)).isEqualTo(ERROR_ACCESS_DENIED);
    assertThat(mapPart(file(0x1001), 0, 0x1001)).isEqualTo(Win32Error.ERROR_SUCCESS);
    assertThat(mapPart(pagefile(2), 0, 0x2001)).isEqualTo(ERROR_ACCESS_DENIED);
    assertThat(mapPart(pagefile(16), GRANULE, 0)).isEqualTo(ERROR_ACCESS_DENIED);
    assertThat(mapPart(pagefile(16), GRANULE, PAGE)).isEqualTo(ERROR_ACCESS_DENIED);
    assertThat(mapPart(pagefile(16), -GRANULE, 2 * GRANULE)).isEqualTo(ERROR_ACCESS_DENIED);
    assertThat(mapPart(pagefile(16), 0, -1)).isEqualTo(ERROR_ACCESS_DENIED);
  }

  @Test
  void aViewIsOfWholePagesToTheEndOfItsSection() {
    long address = views.map(file(0x2_2345), ALL_RIGHTS, READ, GRANULE, 0, 0).value();
    assertThat(views.calls.query(address).regionSize()).isEqualTo(0x1_3000);
    Region region = views.space.region(address / PAGE);
    assertThat(region.view().firstSectionPage()).isEqualTo(16);
  }

  @Test
  void anAddressMustBeFreeAndInReachAndNullIsTheLowestGap() {
    views.calls.committed(1);
    assertThat(map(pagefile(1), ALL_RIGHTS, READ)).isEqualTo(ERROR_INVALID_ADDRESS);
    assertThat(views.map(pagefile(17), ALL_RIGHTS, READ, 0, 0, BASE - GRANULE).error())
        .isEqualTo(ERROR_INVALID_ADDRESS);
    long last = AddressLayout.BITS_32.highestVadAddress() + 1 - GRANULE;
    assertThat(views.map(pagefile(17), ALL_RIGHTS, READ, 0, 0, last).error())
        .isEqualTo(ERROR_INVALID_PARAMETER);
    assertThat(views.map(pagefile(1), ALL_RIGHTS, READ, 0, 0, last).value()).isEqualTo(last);
    assertThat(views.map(pagefile(1), ALL_RIGHTS, READ, 0, 0, 0).value()).isEqualTo(0x1_0000);
    assertThat(mapPart(pagefile(0x8_0000), 0, 0)).isEqualTo(ERROR_NOT_ENOUGH_MEMORY);
  }

  @Test
  void aCopyViewIsChargedWholeAndAnyOtherWithItsTablesAlone() {
    views.mapped(pagefile(20), WRITE);
    assertThat(views.lastWork())
        .isEqualTo(MemoryWork.charge(2).and(new SectionWork.MapView(0x40, FIRST, 20, 0, false)));
    views.map(pagefile(20), ALL_RIGHTS, COPY, GRANULE, 0, BASE + 2 * GRANULE);
    assertThat(views.lastWork())
        .isEqualTo(
            MemoryWork.charge(4).and(new SectionWork.MapView(0x40, FIRST + 32, 4, 16, true)));
    assertThat(views.space.committedPages()).isEqualTo(4);
    assertThat(views.space.chargedTablePages()).isEqualTo(2);

    views.calls.call(views.space.planUnmapView(BASE + 2 * GRANULE + 3 * PAGE + 5));
    assertThat(views.lastWork())
        .isEqualTo(MemoryWork.charge(-4).and(new SectionWork.UnmapView(FIRST + 32)));
    views.calls.call(views.space.planUnmapView(BASE));
    assertThat(views.calls.charged).isZero();
  }

  @Test
  void anyAddressOfAViewUnmapsAllOfItAndNoOtherDoes() {
    views.mapped(pagefile(3), WRITE);
    views.space.map(FIRST, 5, true);
    assertThat(views.calls.call(views.space.planUnmapView(BASE + 3 * PAGE)).error())
        .isEqualTo(ERROR_INVALID_ADDRESS);
    assertThat(views.calls.call(views.space.planUnmapView(BASE + 3 * PAGE - 1)).isSuccess())
        .isTrue();
    assertThat(views.calls.query(BASE).state()).isEqualTo(AllocationType.MEM_FREE);
    assertThat(views.space.residentPages() + views.space.lockedPages()).isZero();
    views.calls.committed(1);
    assertThat(views.calls.call(views.space.planUnmapView(BASE)).error())
        .isEqualTo(ERROR_INVALID_ADDRESS);
  }

  @Test
  void theCacheAttributeOfASectionIsThatOfItsViews() {
    SectionInfo section =
        new SectionInfo(
            1, 2 * PAGE, 4, SectionConstants.SEC_COMMIT | SectionConstants.SEC_NOCACHE, false);
    views.mapped(section, WRITE);
    assertThat(views.calls.query(BASE).allocationProtect()).isEqualTo(0x204);
    assertThat(views.calls.protect(BASE, PAGE, Protection.PAGE_READONLY).value()).isEqualTo(0x204);
    assertThat(views.calls.query(BASE).protect()).isEqualTo(0x202);
  }

  @Test
  void aFlushIsOfAViewOfAFileUpToItsEnd() {
    views.mapped(file(0x2345), WRITE);
    views.calls.call(views.space.planFlushView(BASE + PAGE + 1, 0));
    assertThat(views.lastWork())
        .isEqualTo(MemoryWork.NONE.and(new SectionWork.FlushView(FIRST + 1, FIRST + 2)));
    views.calls.call(views.space.planFlushView(BASE + PAGE - 1, 2));
    assertThat(views.lastWork())
        .isEqualTo(MemoryWork.NONE.and(new SectionWork.FlushView(FIRST, FIRST + 1)));
    assertThat(views.calls.call(views.space.planFlushView(BASE, 0x3001)).error())
        .isEqualTo(ERROR_INVALID_ADDRESS);
    assertThat(views.calls.call(views.space.planFlushView(BASE + 0x3000, 0)).error())
        .isEqualTo(ERROR_INVALID_ADDRESS);

    views.map(pagefile(1), ALL_RIGHTS, WRITE, 0, 0, BASE + GRANULE);
    assertThat(views.calls.call(views.space.planFlushView(BASE + GRANULE, 0)).isSuccess()).isTrue();
    assertThat(views.lastWork()).isEqualTo(MemoryWork.NONE);
  }
}
