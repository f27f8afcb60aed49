package org.faultline.memory.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.faultline.memory.address.AddressLayout;
import org.junit.jupiter.api.Test;

/** Tables of the 32-bit layout: two levels of 1,024 entries. */
class TableDirectoryTest {
  private static final int PAGES_OF_A_TABLE = 1024;

  private final TableDirectory tables = new TableDirectory(AddressLayout.BITS_32);
  private final long lowest = tables.key(5, 1);
  private final long root = tables.key(5, 2);

  @Test
  void allPagesOfATableHaveOneKeyAndAllTablesOneRoot() {
    assertThat(tables.key(PAGES_OF_A_TABLE - 1, 1)).isEqualTo(lowest);
    assertThat(tables.key(PAGES_OF_A_TABLE, 1)).isNotEqualTo(lowest);
    assertThat(tables.parent(lowest)).isEqualTo(root);
    assertThat(tables.parent(tables.key(PAGES_OF_A_TABLE, 1))).isEqualTo(root);
    assertThat(tables.isRoot(root)).isTrue();
    assertThat(tables.isRoot(lowest)).isFalse();
  }

  @Test
  void aTableThatIsNowhereHasNoEntries() {
    assertThatThrownBy(() -> tables.share(lowest, 1)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void countsAreKeptApartAndThroughAMove() {
    tables.place(lowest, PagePlace.ofFrame(3));
    assertThat(tables.use(lowest, 1)).isEqualTo(1);
    assertThat(tables.use(lowest, 1)).isEqualTo(2);
    assertThat(tables.share(lowest, 1)).isEqualTo(1);
    tables.place(lowest, PagePlace.ofSlot(9));
    assertThat(tables.place(lowest)).isEqualTo(PagePlace.ofSlot(9));
    assertThat(tables.used(lowest)).isEqualTo(2);
    assertThat(tables.shares(lowest)).isEqualTo(1);
  }

  @Test
  void countsNeverGoBelowZeroNorAboveTheEntries() {
    tables.place(lowest, PagePlace.ofFrame(3));
    assertThatThrownBy(() -> tables.share(lowest, -1)).isInstanceOf(IllegalStateException.class);
    assertThat(tables.share(lowest, PAGES_OF_A_TABLE)).isEqualTo(PAGES_OF_A_TABLE);
    assertThatThrownBy(() -> tables.share(lowest, 1)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void onlyTablesInFramesAreThere() {
    assertThat(tables.absent(0, 2 * PAGES_OF_A_TABLE - 1)).as("two tables, a root").isEqualTo(3);
    tables.place(root, PagePlace.ofFrame(1));
    tables.place(lowest, PagePlace.ofFrame(2));
    assertThat(tables.inFrames()).isEqualTo(2);
    assertThat(tables.absent(0, 2 * PAGES_OF_A_TABLE - 1)).isEqualTo(1);
    tables.place(lowest, PagePlace.ofSlot(0));
    assertThat(tables.inFrames()).isEqualTo(1);
    assertThat(tables.absent(0, 2 * PAGES_OF_A_TABLE - 1)).isEqualTo(2);
  }

  @Test
  void aForgottenTableHasNeitherPlaceNorCounts() {
    tables.place(lowest, PagePlace.ofFrame(2));
    tables.share(lowest, 1);
    tables.forget(lowest);
    assertThat(tables.inFrames()).isZero();
    assertThat(tables.place(lowest)).isEqualTo(PagePlace.NOWHERE);
    assertThat(tables.shares(lowest)).isZero();
  }

  @Test
  void unusedAreThoseThatSayNothingAndAreSomewhere() {
    tables.place(root, PagePlace.ofFrame(1));
    tables.use(root, 1);
    tables.place(lowest, PagePlace.ofFrame(2));
    assertThat(tables.unused()).containsExactly(lowest);
  }
}
