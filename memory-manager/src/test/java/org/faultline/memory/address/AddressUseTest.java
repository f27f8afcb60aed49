package org.faultline.memory.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.faultline.memory.address.AddressUse.Blocks;
import org.faultline.memory.address.AddressUse.Mapped;
import org.junit.jupiter.api.Test;

/** Figures in pages of 4 KiB; a granule has 16. */
class AddressUseTest {
  // From 0x10000 to before 0x7FFE0000 (docs/windows.md W102).
  private static final long ALL = (0x7FFE_0000L - 0x10000) >>> 12;

  private static AddressSpace space(long... allocations) {
    AddressSpace space = new AddressSpace(AddressLayout.BITS_32, false, true);
    for (int i = 0; i < allocations.length; i += 2) {
      CallPlan plan =
          space.planAlloc(
              allocations[i],
              allocations[i + 1],
              AllocationType.MEM_RESERVE | (i == 0 ? AllocationType.MEM_COMMIT : 0),
              4);
      space.apply((CallPlan.Ready) plan);
    }
    return space;
  }

  @Test
  void anEmptySpaceIsFree() {
    AddressUse use = AddressUse.of(space());
    assertThat(use)
        .isEqualTo(
            new AddressUse(
                new Blocks(0, 0, 0),
                new Mapped(new Blocks(0, 0, 0), 0),
                new Mapped(new Blocks(0, 0, 0), 0),
                new Blocks(0, 0, 0),
                new Blocks(ALL, 1, ALL),
                0,
                0));
  }

  /**
   * 3 pages from 0x20000 on and 17 from 0x50000 on: behind each the rest of its granule is lost.
   */
  @Test
  void tailsOfGranulesAreUnusableAndTheGapsFree() {
    AddressUse use = AddressUse.of(space(0x20000, 3 << 12, 0x50000, 17 << 12));
    assertThat(use.privateData()).isEqualTo(new Blocks(20, 2, 17));
    assertThat(use.unusable()).isEqualTo(new Blocks(13 + 15, 2, 15));
    long behind = (0x7FFE_0000L - 0x70000) >>> 12;
    assertThat(use.free()).isEqualTo(new Blocks(16 + 32 + behind, 3, behind));
    assertThat(use.committedPages()).isEqualTo(3);
    assertThat(use.privateData().pages() + use.unusable().pages() + use.free().pages())
        .isEqualTo(ALL);
  }
}
