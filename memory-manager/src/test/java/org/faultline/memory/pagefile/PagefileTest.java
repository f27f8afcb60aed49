package org.faultline.memory.pagefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PagefileTest {
  private final InMemoryPageStore store = new InMemoryPageStore();
  private final Pagefile pagefile = new Pagefile(3, 5, store);

  @Test
  void slotsAreDistinctUntilTheFileIsFull() {
    Set<Integer> slots =
        new HashSet<>(Set.of(pagefile.allocate(), pagefile.allocate(), pagefile.allocate()));
    assertThat(slots).containsExactlyInAnyOrder(0, 1, 2);
    assertThat(pagefile.allocate()).isEqualTo(Pagefile.NO_SLOT);
    assertThat(pagefile.usedSlots()).isEqualTo(3);
  }

  @Test
  void freedSlotIsFoundAgainWithoutItsBytes() {
    pagefile.allocate();
    int slot = pagefile.allocate();
    pagefile.allocate();
    store.write(slot, new byte[4096]);
    pagefile.free(slot);
    assertThat(store.read(slot).failure()).isPresent();
    assertThat(pagefile.allocate()).isEqualTo(slot);
    assertThat(pagefile.peakUsedSlots()).isEqualTo(3);
  }

  @Test
  void fileGrowsToItsMaximumAndNeverShrinks() {
    pagefile.growTo(100);
    assertThat(pagefile.sizePages()).isEqualTo(5);
    pagefile.growTo(1);
    assertThat(pagefile.sizePages()).isEqualTo(5);
  }

  @Test
  void slotIsFreedOnce() {
    int slot = pagefile.allocate();
    pagefile.free(slot);
    assertThatThrownBy(() -> pagefile.free(slot)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void maximumBelowTheInitialSizeIsRefused() {
    assertThatThrownBy(() -> new Pagefile(2, 1, store))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
