package org.faultline.memory.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTableTest {
  private static final long READ_WRITE = Pte.ALLOW_READ | Pte.ALLOW_WRITE | Pte.VALID;

  private final PageTable stamped = new PageTable(true);
  private final PageTable unstamped = new PageTable(false);

  private static int hits(PageTable table, long... references) {
    return table.hits(references, 0, references.length);
  }

  @Test
  void theFirstTouchOfAnEpochStopsAndAStampedOneHits() {
    stamped.set(7, READ_WRITE);
    assertThat(hits(stamped, PageReference.of(7, Access.READ))).isZero();

    stamped.set(7, READ_WRITE | stamped.stampBits());
    assertThat(hits(stamped, PageReference.of(7, Access.READ))).isEqualTo(1);

    stamped.nextEpoch();
    assertThat(hits(stamped, PageReference.of(7, Access.READ))).isZero();
  }

  @Test
  void withoutStampsATouchIsNeverReported() {
    unstamped.set(7, READ_WRITE);

    assertThat(hits(unstamped, PageReference.of(7, Access.READ))).isEqualTo(1);
    assertThat(unstamped.isUntouched(READ_WRITE)).isFalse();
  }

  @Test
  void eachAccessNeedsItsOwnAllowBit() {
    unstamped.set(1, Pte.ALLOW_READ);
    unstamped.set(2, Pte.ALLOW_WRITE);
    unstamped.set(3, Pte.ALLOW_EXECUTE);
    for (long page = 1; page <= 3; page++) {
      for (Access access : Access.values()) {
        int expected = page == access.ordinal() + 1 ? 1 : 0;
        assertThat(hits(unstamped, PageReference.of(page, access))).isEqualTo(expected);
      }
    }
  }

  @Test
  void hitsBeginsAndEndsWhereItIsTold() {
    unstamped.set(1, Pte.ALLOW_READ);
    long good = PageReference.of(1, Access.READ, 50);
    long bad = PageReference.of(2, Access.READ);

    assertThat(unstamped.hits(new long[] {bad, good, good, bad}, 1, 3)).isEqualTo(3);
    assertThat(unstamped.hits(new long[] {bad, good, good, bad}, 1, 4)).isEqualTo(3);
    assertThat(unstamped.hits(new long[] {bad}, 0, 0)).isZero();
  }

  @Test
  void stampsWrapAroundWithoutAFalseHit() {
    stamped.set(7, READ_WRITE | stamped.stampBits());
    for (int epoch = 1; epoch < Pte.MAXIMUM_STAMP; epoch++) {
      stamped.nextEpoch();
    }
    assertThat(stamped.stampBits()).isEqualTo(Pte.STAMP);
    assertThat(hits(stamped, PageReference.of(7, Access.WRITE))).isZero();

    stamped.nextEpoch();

    assertThat(stamped.stampBits()).isEqualTo(1L << Pte.STAMP_SHIFT);
    assertThat(stamped.get(7)).isEqualTo(READ_WRITE);
    assertThat(hits(stamped, PageReference.of(7, Access.WRITE))).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void hitsStopsWhereALookupOfEachEntryWould(long seed) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    PageTable table = new PageTable(true);
    long[] references = new long[64];
    for (int round = 0; round < 2000; round++) {
      long changed = random.nextInt(40) * 300L;
      long allow = random.nextInt(10) == 0 ? random.nextInt(8) : Pte.ALLOW;
      table.set(changed, allow | (random.nextInt(20) == 0 ? 0 : table.stampBits()));
      for (int i = 0; i < references.length; i++) {
        references[i] =
            PageReference.of(
                random.nextInt(40) * 300L, Access.of(random.nextInt(3)), 1 + random.nextInt(9));
      }
      int expected = 0;
      while (expected < references.length && hit(table, references[expected])) {
        expected++;
      }
      assertThat(hits(table, references)).as("seed %d round %d", seed, round).isEqualTo(expected);
    }
  }

  private static boolean hit(PageTable table, long reference) {
    long pte = table.get(PageReference.page(reference));
    return (pte & Pte.STAMP) == table.stampBits()
        && (pte >>> PageReference.access(reference).ordinal() & 1) == 1;
  }
}
