package org.faultline.memory.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.memory.address.Granted.BASE;
import static org.faultline.memory.address.Granted.PAGE;
import static org.faultline.memory.address.Win32Error.ERROR_ACCESS_DENIED;
import static org.faultline.memory.address.Win32Error.ERROR_INVALID_PARAMETER;
import static org.faultline.memory.address.Win32Error.ERROR_MOD_NOT_FOUND;
import static org.faultline.memory.address.Win32Error.ERROR_NOT_ENOUGH_MEMORY;
import static org.faultline.memory.address.Win32Error.ERROR_SUCCESS;

import org.faultline.memory.section.ImageLayout;
import org.faultline.memory.section.SectionConstants;
import org.faultline.memory.section.SectionInfo;
import org.faultline.memory.section.SectionWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docs/windows.md W1501 to W1505. */
class LoadImageTest {
  private static final int ALL = Protection.PAGE_EXECUTE_WRITECOPY;

  // One page of headers, 4 of code, 2 of data, 3 that are only read.
  private static final ImageLayout IMAGE =
      new ImageLayout("lib", BASE, 10 * PAGE, 4 * PAGE, 2 * PAGE - 1, 4);

  private final GrantedViews views = new GrantedViews();
  private final Granted calls = views.calls;
  private final AddressSpace space = views.space;

  private static SectionInfo section(ImageLayout image) {
    return new SectionInfo(1, image.sizeBytes(), ALL, SectionConstants.SEC_IMAGE, true, image);
  }

  private Win32Result load(ImageLayout image) {
    Region loaded = space.loadedImage(image.name());
    return calls.call(
        loaded == null
            ? space.planLoadImage(section(image), image)
            : space.planImageReference(loaded));
  }

  private static MemoryBasicInformation run(long base, long page, long pages, int protect) {
    return new MemoryBasicInformation(
        base + page * PAGE, base, ALL, pages * PAGE, 0x1000, protect, 0x100_0000);
  }

  @Test
  void itsPartsAreMappedInOneRegionOfItsKind() {
    assertThat(load(IMAGE)).isEqualTo(Win32Result.success(BASE));

    assertThat(calls.query(BASE)).isEqualTo(run(BASE, 0, 1, Protection.PAGE_READONLY));
    assertThat(calls.query(BASE + PAGE)).isEqualTo(run(BASE, 1, 4, Protection.PAGE_EXECUTE_READ));
    assertThat(calls.query(BASE + 5 * PAGE)).isEqualTo(run(BASE, 5, 2, Protection.PAGE_WRITECOPY));
    assertThat(calls.query(BASE + 7 * PAGE)).isEqualTo(run(BASE, 7, 3, Protection.PAGE_READONLY));
    assertThat(space.stop(BASE / PAGE + 1, Access.EXECUTE)).isEqualTo(Resolution.FAULT);
    assertThat(space.stop(BASE / PAGE + 1, Access.WRITE)).isEqualTo(Resolution.VIOLATION);
    assertThat(space.stop(BASE / PAGE + 5, Access.EXECUTE)).isEqualTo(Resolution.VIOLATION);
    assertThat(space.needsCopy(BASE / PAGE + 5, Access.WRITE)).isTrue();
  }

  @Test
  void anImageWithoutRoomForHeadersBeginsWithItsCode() {
    load(new ImageLayout("full", BASE, 3 * PAGE, 2 * PAGE, PAGE, 0));
    assertThat(calls.query(BASE)).isEqualTo(run(BASE, 0, 2, Protection.PAGE_EXECUTE_READ));
    load(new ImageLayout("text", BASE + 0x10000, PAGE, 0, 0, 0));
    assertThat(calls.query(BASE + 0x10000))
        .isEqualTo(run(BASE + 0x10000, 0, 1, Protection.PAGE_READONLY));
    assertThat(space.committedPages()).isEqualTo(1);
  }

  @Test
  void itsDataIsChargedWhenItIsMappedAndReturned() {
    load(IMAGE);
    assertThat(space.committedPages()).isEqualTo(2);
    assertThat(calls.charged).isEqualTo(2 + space.chargedTablePages());
    assertThat(views.lastWork().section())
        .isEqualTo(new SectionWork.MapImage("lib", BASE / PAGE, 10));

    views.write(BASE / PAGE + 5);
    assertThat(space.committedPages()).isEqualTo(2);
    assertThat(calls.call(space.planFreeImage("lib")).error()).isEqualTo(ERROR_SUCCESS);
    assertThat(calls.charged).isZero();
    assertThat(space.committedPages()).isZero();
    assertThat(calls.query(BASE).state()).isEqualTo(AllocationType.MEM_FREE);
  }

  @Test
  void aSecondLoadIsTheSameImageUntilBothAreFreed() {
    load(IMAGE);
    assertThat(load(IMAGE)).isEqualTo(Win32Result.success(BASE));
    assertThat(views.lastWork().isNone()).isTrue();

    assertThat(calls.call(space.planFreeImage("lib")).error()).isEqualTo(ERROR_SUCCESS);
    assertThat(space.loadedImage("lib")).isNotNull();
    assertThat(calls.call(space.planFreeImage("lib")).error()).isEqualTo(ERROR_SUCCESS);
    assertThat(space.loadedImage("lib")).isNull();
    assertThat(calls.call(space.planFreeImage("lib")).error()).isEqualTo(ERROR_MOD_NOT_FOUND);
  }

  @Test
  void whereItsBaseIsTakenItGoesWhereTheSystemChooses() {
    calls.alloc(BASE + 0x1_0000, PAGE, Granted.RESERVE, Granted.READ_WRITE);
    ImageLayout large = new ImageLayout("large", BASE, 0x1_1000, PAGE, 0, 1);
    long chosen = calls.alloc(0, 0x1_1000, Granted.RESERVE, Granted.READ_WRITE).value();
    calls.free(chosen, 0, AllocationType.MEM_RELEASE);

    assertThat(load(large)).isEqualTo(Win32Result.success(chosen));
    assertThat(load(IMAGE)).isEqualTo(Win32Result.success(BASE));
    assertThat(calls.alloc(BASE, PAGE, Granted.RESERVE, Granted.READ_WRITE).error())
        .isEqualTo(Win32Error.ERROR_INVALID_ADDRESS);
  }

  @Test
  void withoutRoomAnywhereItFails() {
    long all = AddressLayout.BITS_32.highestVadAddress();
    assertThat(load(new ImageLayout("huge", BASE, all, PAGE, PAGE, 1)).error())
        .isEqualTo(ERROR_NOT_ENOUGH_MEMORY);
  }

  @ParameterizedTest
  @CsvSource({"0x04, 0x08", "0x40, 0x80", "0x02, 0x02", "0x20, 0x20", "0x08, 0x08", "0x01, 0x01"})
  void aPageThatShallBeWrittenIsCopiedFirst(String asked, String given) {
    load(IMAGE);
    assertThat(calls.protect(BASE + PAGE, PAGE, Integer.decode(asked)))
        .isEqualTo(Win32Result.success(Protection.PAGE_EXECUTE_READ));
    assertThat(calls.query(BASE + PAGE).protect()).isEqualTo(Integer.decode(given));
  }

  @Test
  void pagesMadeWritableAreChargedUntilItIsFreed() {
    load(IMAGE);
    calls.protect(BASE + PAGE, 2 * PAGE, Protection.PAGE_READWRITE);
    views.write(BASE / PAGE + 1);
    calls.protect(BASE + PAGE, 2 * PAGE, Protection.PAGE_EXECUTE_READ);
    assertThat(space.committedPages()).isEqualTo(4);
    assertThat(space.isSharedData(BASE / PAGE + 1)).isFalse();
    assertThat(space.isSharedData(BASE / PAGE + 2)).isTrue();

    calls.call(space.planFreeImage("lib"));
    assertThat(calls.charged).isZero();
  }

  @Test
  void aCopiedPageOfDataCanBeWritten() {
    load(IMAGE);
    views.write(BASE / PAGE + 6);
    assertThat(calls.query(BASE + 5 * PAGE)).isEqualTo(run(BASE, 5, 1, Protection.PAGE_WRITECOPY));
    assertThat(calls.query(BASE + 6 * PAGE)).isEqualTo(run(BASE, 6, 1, Protection.PAGE_READWRITE));
  }

  @Test
  void itIsNoMemoryOfVirtualAlloc() {
    load(IMAGE);
    assertThat(calls.free(BASE, 0, AllocationType.MEM_RELEASE).error())
        .isEqualTo(ERROR_INVALID_PARAMETER);
    assertThat(calls.free(BASE, PAGE, AllocationType.MEM_DECOMMIT).error())
        .isEqualTo(ERROR_INVALID_PARAMETER);
    assertThat(calls.alloc(BASE, PAGE, Granted.COMMIT, Granted.READ_WRITE).error())
        .isEqualTo(ERROR_ACCESS_DENIED);
  }
}
