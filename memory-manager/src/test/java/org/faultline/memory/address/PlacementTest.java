package org.faultline.memory.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.memory.address.Granted.PAGE;
import static org.faultline.memory.address.Granted.READ_WRITE;
import static org.faultline.memory.address.Granted.RESERVE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlacementTest {
  private static final int TOP_DOWN = RESERVE | AllocationType.MEM_TOP_DOWN;

  @ParameterizedTest
  @EnumSource
  void theLowestGapThatFitsIsTaken(AddressLayout layout) {
    Granted calls = new Granted(layout, true);
    calls.alloc(0x1_0000, PAGE, RESERVE, READ_WRITE);
    calls.alloc(0x4_0000, PAGE, RESERVE, READ_WRITE);

    assertThat(calls.alloc(0, 0x3_0000, RESERVE, READ_WRITE).value()).isEqualTo(0x5_0000);
    assertThat(calls.alloc(0, 0x2_0000, RESERVE, READ_WRITE).value()).isEqualTo(0x2_0000);
    assertThat(calls.alloc(0, PAGE, RESERVE, READ_WRITE).value()).isEqualTo(0x8_0000);
  }

  @ParameterizedTest
  @EnumSource
  void topDownTakesTheHighestGap(AddressLayout layout) {
    Granted calls = new Granted(layout, true);
    long end = layout.highestVadAddress() + 1;

    assertThat(calls.alloc(0, PAGE, TOP_DOWN, READ_WRITE).value()).isEqualTo(end - 0x1_0000);
    assertThat(calls.alloc(0, 0x1_1000, TOP_DOWN, READ_WRITE).value()).isEqualTo(end - 0x3_0000);
  }

  @Test
  void aFullAddressSpaceIsNotEnoughMemory() {
    Granted calls = new Granted();
    // all of the 32-bit user part: docs/windows.md W102
    assertThat(calls.alloc(0, 0x7FFD_0000L, RESERVE, READ_WRITE).value()).isEqualTo(0x1_0000);

    assertThat(calls.alloc(0, PAGE, RESERVE, READ_WRITE).error())
        .isEqualTo(Win32Error.ERROR_NOT_ENOUGH_MEMORY);
    assertThat(calls.alloc(0, PAGE, TOP_DOWN, READ_WRITE).error())
        .isEqualTo(Win32Error.ERROR_NOT_ENOUGH_MEMORY);
  }

  @Test
  void theRestOfAGranuleIsUnusable() {
    Granted calls = new Granted();
    calls.alloc(0, PAGE, RESERVE, READ_WRITE);

    assertThat(calls.alloc(0, PAGE, RESERVE, READ_WRITE).value()).isEqualTo(0x2_0000);
  }
}
