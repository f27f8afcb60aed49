package org.faultline.memory.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageMapTest {
  private static final long SPREAD = 1L << 36;

  @Test
  void aPageNeverSetIsZero() {
    PageMap map = new PageMap();

    assertThat(map.get(0)).isZero();
    assertThat(map.get(PageReference.MAXIMUM_PAGE)).isZero();
  }

  @Test
  void aWindowGrowsBothWaysAndKeepsItsValues() {
    PageMap map = new PageMap();
    map.set(512 + 200, 1);
    map.set(512 + 511, 2);
    map.set(512, 3);

    assertThat(map.get(712)).isEqualTo(1);
    assertThat(map.get(1023)).isEqualTo(2);
    assertThat(map.get(512)).isEqualTo(3);
  }

  /** Where {@code pages} pages lie that are hard on a map. */
  private enum Spacing {
    ONE_IN_A_GROUP {
      @Override
      long page(long i) {
        return i * 85_899;
      }
    },
    TWO_FAR_APART_IN_A_GROUP {
      @Override
      long page(long i) {
        return (i / 2) * 512 * 7 + (i % 2) * 511;
      }
    },
    THREE_OF_EIGHT {
      @Override
      long page(long i) {
        return (i / 3) * 8 + i % 3;
      }
    },
    FOUR_OF_A_GROUP_SIDE_BY_SIDE {
      @Override
      long page(long i) {
        return (i / 4) * 512 * 5 + 256 + i % 4;
      }
    },
    FIVE_OF_A_GROUP_SCATTERED {
      @Override
      long page(long i) {
        return (i / 5) * 512 + (i % 5) * 101;
      }
    },
    EVERY_SIXTEENTH {
      @Override
      long page(long i) {
        return i * 16;
      }
    },
    A_POWER_OF_TWO_APART {
      @Override
      long page(long i) {
        return i << 20;
      }
    },
    RANDOM {
      @Override
      long page(long i) {
        return i * 0x9E3779B97F4A7C15L >>> 28;
      }
    },
    CLUSTERED {
      @Override
      long page(long i) {
        return (i / 40) * 1_000_003 + i % 40;
      }
    },
    DENSE {
      @Override
      long page(long i) {
        return i;
      }
    };

    abstract long page(long i);
  }

  @ParameterizedTest
  @EnumSource(Spacing.class)
  void memoryGrowsWithThePagesHoweverTheyLie(Spacing spacing) {
    int pages = 50_000;
    PageMap map = new PageMap();
    for (long i = 0; i < pages; i++) {
      map.set(spacing.page(i), i + 1);
      // As when the page is used very often.
      map.searched(1024, spacing.page(i));
    }

    assertThat(map.bytes()).isLessThan(80L * pages);
    for (long i = 0; i < pages; i++) {
      assertThat(map.get(spacing.page(i))).isEqualTo(i + 1);
    }
  }

  @ParameterizedTest
  @EnumSource(Spacing.class)
  void pagesForgottenCostNothingOnceOthersCome(Spacing spacing) {
    PageMap map = new PageMap();
    for (int round = 0; round < 4; round++) {
      for (long i = 0; i < 20_000; i++) {
        map.set(spacing.page(20_000L * round + i), 1);
      }
      for (long i = 0; i < 20_000; i++) {
        map.set(spacing.page(20_000L * round + i), 0);
      }
    }

    assertThat(map.count(0, PageReference.MAXIMUM_PAGE)).isZero();
    assertThat(map.bytes()).isLessThan(80L * 20_000);
  }

  @Test
  void emptyLeavesAreDroppedByARehash() {
    PageMap map = new PageMap();
    for (long leaf = 0; leaf < 10_000; leaf++) {
      for (long page = 0; page < 8; page++) {
        map.set(leaf << 9 | page, 1);
      }
      for (long page = 0; page < 8; page++) {
        map.set(leaf << 9 | page, 0);
      }
    }

    assertThat(map.bytes()).isLessThan(8000);
  }

  @Test
  void forgettingAPageThatWasNeverSetTakesNoSpace() {
    PageMap map = new PageMap();
    long empty = map.bytes();
    for (long page = 0; page < 100_000; page += 100) {
      map.set(page, 0);
    }

    assertThat(map.bytes()).isEqualTo(empty);
  }

  @Test
  void aVisitorMaySetThePageItIsShown() {
    PageMap map = new PageMap();
    for (long page = 0; page < 2000; page++) {
      map.set(page, page + 1);
    }
    map.forEach((page, value) -> map.set(page, page % 2 == 0 ? 0 : -value));

    assertThat(map.count(0, 1999)).isEqualTo(1000);
    assertThat(map.get(1999)).isEqualTo(-2000);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void equalsASortedMapUnderRandomUse(long seed) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    PageMap map = new PageMap();
    TreeMap<Long, Long> model = new TreeMap<>();
    long spread = seed % 2 == 0 ? 9 : 20;
    for (int step = 0; step < 5_000; step++) {
      long page = somePage(random, spread);
      switch (random.nextInt(20)) {
        case 0 -> {
          long last = page + random.nextInt(3000);
          map.clear(page, last);
          model.subMap(page, true, last, true).clear();
        }
        case 1 ->
            checkRange(map, model, page, page + random.nextInt(5000), random.nextInt(4), seed);
        case 2 -> checkRange(map, model, page, SPREAD, random.nextInt(4), seed);
        case 3, 4, 5 -> {
          map.set(page, 0);
          model.remove(page);
        }
        case 6 -> {
          if (model.containsKey(page)) {
            map.searched(1024, page);
          }
        }
        default -> {
          long value = 1L + random.nextInt(3);
          map.set(page, value);
          model.put(page, value);
        }
      }
      long probe = somePage(random, spread);
      assertThat(map.get(probe))
          .as("seed %d step %d", seed, step)
          .isEqualTo(model.getOrDefault(probe, 0L));
    }
    checkRange(map, model, 0, SPREAD, 0, seed);
  }

  private static long somePage(UniformRandomProvider random, long spread) {
    return switch (random.nextInt(6)) {
      case 0 -> random.nextLong(SPREAD);
      case 1 -> random.nextLong(64) << 9 | 511;
      case 2 -> random.nextLong(200) << spread;
      case 3 -> random.nextLong(40) << spread | random.nextInt(16);
      default -> 1000L + random.nextInt(2000);
    };
  }

  private static void checkRange(
      PageMap map, TreeMap<Long, Long> model, long first, long last, long wanted, long seed) {
    List<Map.Entry<Long, Long>> seen = new ArrayList<>();
    map.forEach(first, last, (page, value) -> seen.add(Map.entry(page, value)));
    var expected = model.subMap(first, true, last, true);
    assertThat(seen).as("seed %d", seed).containsExactlyElementsOf(expected.entrySet());
    assertThat(map.count(first, last)).as("seed %d", seed).isEqualTo(expected.size());
    assertThat(map.count(first, last, 2))
        .as("seed %d", seed)
        .isEqualTo(expected.values().stream().filter(value -> (value & 2) != 0).count());
    for (long absent = 0; absent < 4; absent++) {
      long other = first;
      while (other <= last && otherwise(model, other, absent) == wanted && other < first + 6000) {
        other++;
      }
      if (other < first + 6000) {
        assertThat(map.firstOther(first, last, absent, 3, wanted))
            .as("seed %d", seed)
            .isEqualTo(other);
      }
    }
  }

  private static long otherwise(TreeMap<Long, Long> model, long page, long absent) {
    return model.getOrDefault(page, absent) & 3;
  }
}
