package org.faultline.memory.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.memory.section.SectionConstants.SEC_COMMIT;
import static org.faultline.memory.section.SectionConstants.SEC_IMAGE;
import static org.faultline.memory.section.SectionConstants.SEC_IMAGE_NO_EXECUTE;
import static org.faultline.memory.section.SectionConstants.SEC_LARGE_PAGES;
import static org.faultline.memory.section.SectionConstants.SEC_NOCACHE;
import static org.faultline.memory.section.SectionConstants.SEC_RESERVE;
import static org.faultline.memory.section.SectionConstants.SEC_WRITECOMBINE;

import java.util.EnumSet;
import java.util.Set;
import org.faultline.memory.section.SectionWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/windows.md W1301 and W1302. */
class CreateSectionTest {
  private static final int FILE = 0x44;
  private static final int READ_WRITE = Protection.PAGE_READWRITE;
  private static final long TIB = 1L << 40;

  private final AddressSpace space = new AddressSpace(AddressLayout.BITS_64, false, true);

  private Win32Error create(long file, int protectAndAttributes, long bytes) {
    return space.planCreateSection(file, protectAndAttributes, bytes, null, false).result().error();
  }

  @Test
  void sixProtectionsAreTakenAndNoOther() {
    Set<Integer> legal = Set.of(0x02, 0x04, 0x08, 0x20, 0x40, 0x80);
    for (int protect = 0; protect < 0x1000; protect++) {
      assertThat(create(0, protect, 0x1000))
          .as("0x%x", protect)
          .isEqualTo(
              legal.contains(protect)
                  ? Win32Error.ERROR_SUCCESS
                  : Win32Error.ERROR_INVALID_PARAMETER);
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        SEC_COMMIT | SEC_RESERVE,
        SEC_NOCACHE,
        SEC_WRITECOMBINE,
        SEC_COMMIT | SEC_NOCACHE | SEC_WRITECOMBINE,
        SEC_IMAGE | SEC_COMMIT,
        SEC_IMAGE | SEC_RESERVE,
        SEC_IMAGE_NO_EXECUTE,
        SEC_LARGE_PAGES,
        SEC_LARGE_PAGES | SEC_RESERVE,
        SEC_LARGE_PAGES | SEC_IMAGE,
        0x80_0000,
        0x200_0000
      })
  void attributesThatDoNotGoTogetherAreInvalid(int attributes) {
    assertThat(create(0, READ_WRITE | attributes, 0x1000))
        .isEqualTo(Win32Error.ERROR_INVALID_PARAMETER);
    assertThat(create(FILE, READ_WRITE | attributes, 0x1000))
        .isEqualTo(Win32Error.ERROR_INVALID_PARAMETER);
  }

  @Test
  void attributesThatGoTogetherAreTaken() {
    for (int attributes :
        new int[] {
          SEC_COMMIT, SEC_RESERVE, SEC_COMMIT | SEC_NOCACHE, SEC_RESERVE | SEC_WRITECOMBINE
        }) {
      assertThat(create(0, READ_WRITE | attributes, 1)).isEqualTo(Win32Error.ERROR_SUCCESS);
      assertThat(create(FILE, READ_WRITE | attributes, 0)).isEqualTo(Win32Error.ERROR_SUCCESS);
    }
    assertThat(create(FILE, Protection.PAGE_READONLY | SEC_IMAGE, 0))
        .isEqualTo(Win32Error.ERROR_SUCCESS);
    assertThat(create(FILE, Protection.PAGE_READONLY | SEC_IMAGE_NO_EXECUTE, 0))
        .isEqualTo(Win32Error.ERROR_SUCCESS);
    assertThat(create(0, Protection.PAGE_READONLY | SEC_IMAGE, 0x1000))
        .isEqualTo(Win32Error.ERROR_BAD_EXE_FORMAT);
  }

  @Test
  void largePagesWantThePrivilegeThenWholeOnesAndAreNeverThere() {
    int large = READ_WRITE | SEC_COMMIT | SEC_LARGE_PAGES;
    assertThat(create(0, large, 0x20_0000)).isEqualTo(Win32Error.ERROR_PRIVILEGE_NOT_HELD);
    assertThat(create(FILE, large, 0x20_0000)).isEqualTo(Win32Error.ERROR_INVALID_PARAMETER);
    space.limits().setPrivileges(EnumSet.of(Privilege.LOCK_MEMORY));
    assertThat(create(0, large, 0x20_1000)).isEqualTo(Win32Error.ERROR_INVALID_PARAMETER);
    assertThat(create(0, large, 0x20_0000)).isEqualTo(Win32Error.ERROR_NO_SYSTEM_RESOURCES);
  }

  @Test
  void aSectionOfThePagefileHasASizeWithinBounds() {
    assertThat(create(0, READ_WRITE, 0)).isEqualTo(Win32Error.ERROR_INVALID_PARAMETER);
    assertThat(create(FILE, READ_WRITE, 0)).isEqualTo(Win32Error.ERROR_SUCCESS);
    int reserve = READ_WRITE | SEC_RESERVE;
    assertThat(create(0, reserve, 8 * TIB - 1)).isEqualTo(Win32Error.ERROR_SUCCESS);
    assertThat(create(0, reserve, 8 * TIB)).isEqualTo(Win32Error.ERROR_NO_SYSTEM_RESOURCES);
    assertThat(create(0, reserve, 128 * TIB)).isEqualTo(Win32Error.ERROR_NOT_ENOUGH_MEMORY);
    assertThat(create(0, reserve, -1)).isEqualTo(Win32Error.ERROR_NOT_ENOUGH_MEMORY);
    assertThat(create(0, READ_WRITE, 128 * TIB)).isEqualTo(Win32Error.ERROR_COMMITMENT_LIMIT);
    assertThat(create(FILE, READ_WRITE, -1)).isEqualTo(Win32Error.ERROR_NOT_ENOUGH_MEMORY);
  }

  @Test
  void whatIsAskedOfTheMemoryManagerIsWhatWasChecked() {
    CallPlan.Ready plan =
        (CallPlan.Ready)
            space.planCreateSection(FILE, READ_WRITE | SEC_RESERVE, 0x1234, "Local\\N", true);
    assertThat(plan.work())
        .isEqualTo(
            MemoryWork.NONE.and(
                new SectionWork.CreateSection(
                    FILE, READ_WRITE, SEC_RESERVE, 0x1234, "Local\\N", true)));
  }
}
