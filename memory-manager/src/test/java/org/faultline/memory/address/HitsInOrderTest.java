package org.faultline.memory.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HitsInOrderTest {
  private static final int PAGES = 40;
  private static final long DISTANCE = 300;

  private final PageTable table = new PageTable(true);
  private final List<Long> byUse = new ArrayList<>();

  /** Makes references one at a time as the process does, and notes which page was used last. */
  private void use(long page) {
    byUse.remove((Long) page);
    byUse.add(page);
  }

  private List<Long> byStamp() {
    return byUse.stream()
        .sorted(Comparator.comparing(page -> table.get(page) & Pte.STAMP))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24})
  void stampsAreInOrderOfLastUseAndEveryReferenceIsCountedOnce(long seed) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    for (long page = 0; page < PAGES; page++) {
      table.set(page * DISTANCE, Pte.VALID | Pte.ALLOW);
    }
    for (int round = 0; round < 3000; round++) {
      long[] references = new long[1 + random.nextInt(40)];
      for (int i = 0; i < references.length; i++) {
        references[i] =
            PageReference.of(random.nextInt(PAGES) * DISTANCE, Access.READ, 1 + random.nextInt(9));
      }
      long most = 1L + random.nextInt(200);
      long done = 0;
      int at = 0;
      while (done < most && at < references.length) {
        long[] before = references.clone();
        int end = table.hitsInOrder(references, at, references.length, most - done);
        done += table.referencesHit();
        for (int i = at; i < end; i++) {
          use(PageReference.page(before[i]));
        }
        if (end < references.length && references[end] != before[end]) {
          use(PageReference.page(before[end]));
          assertThat(done).as("a run is cut at the limit only, seed %d", seed).isEqualTo(most);
        } else if (end < references.length && done < most) {
          long page = PageReference.page(references[end]);
          assertThat(table.isUntouched(table.get(page))).as("seed %d", seed).isTrue();
          table.set(page, table.get(page) & ~Pte.STAMP | table.stampBits());
        }
        at = end;
      }
      long all = 0;
      for (int i = at; i < references.length; i++) {
        all += PageReference.count(references[i]);
      }
      assertThat(done == most || all == 0).as("nothing is left out, seed %d", seed).isTrue();
      assertThat(byStamp()).as("seed %d, round %d", seed, round).isEqualTo(byUse);
      if (random.nextInt(5) == 0) {
        table.nextEpoch();
        byUse.clear();
      } else if (random.nextInt(5) == 0) {
        long[] pages = byUse.stream().mapToLong(page -> page).toArray();
        table.renumber(pages, pages.length);
        assertThat(byStamp()).as("renumbered, seed %d", seed).isEqualTo(byUse);
      }
    }
  }

  @Test
  void aReferenceThatIsNotAllowedEndsTheSweepAndStampsNothing() {
    table.set(7, Pte.VALID | Pte.ALLOW_READ | table.stampBits());
    long before = table.get(7);
    long[] write = {PageReference.of(7, Access.WRITE)};
    assertThat(table.hitsInOrder(write, 0, 1, 10)).isZero();
    assertThat(table.referencesHit()).isZero();
    assertThat(table.get(7)).isEqualTo(before);
  }

  @Test
  void pagesFarApartAreFoundWhereverTheyLie() {
    // Leaves whose numbers end alike, used more often than a search is worth.
    long[] references = new long[4096];
    for (int i = 0; i < references.length; i++) {
      references[i] = PageReference.of(((long) (i % 9) << 20) + i % 9, Access.READ);
    }
    for (int i = 0; i < 9; i++) {
      table.set(((long) i << 20) + i, Pte.VALID | Pte.ALLOW | table.stampBits());
    }
    for (int round = 0; round < 20; round++) {
      assertThat(table.hits(references, 0, references.length)).isEqualTo(references.length);
      table.set(5L << 20, round + 1L);
      table.set((3L << 20) + 511, round + 1L);
    }
    assertThat(table.get(5L << 20)).isEqualTo(20);
    table.set((8L << 20) + 8, 0);
    assertThat(table.hits(references, 0, references.length)).isEqualTo(8);
  }
}
