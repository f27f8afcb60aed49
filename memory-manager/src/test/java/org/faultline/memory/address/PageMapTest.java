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
    assertThat(map.leaves[map.find(1)]).hasSize(512);
  }

  @Test
  void fewScatteredPagesCostTheSmallestWindows() {
    PageMap map = new PageMap();
    for (long leaf = 0; leaf < 100; leaf++) {
      map.set(leaf << 20 | 77, leaf + 1);
    }

    int words = 0;
    for (long[] window : map.leaves) {
      words += window == null ? 0 : window.length;
    }
    assertThat(words).isEqualTo(100 * 8);
    for (long leaf = 0; leaf < 100; leaf++) {
      assertThat(map.get(leaf << 20 | 77)).isEqualTo(leaf + 1);
    }
  }

  @Test
  void emptyLeavesAreDroppedByARehash() {
    PageMap map = new PageMap();
    for (long leaf = 0; leaf < 10_000; leaf++) {
      map.set(leaf << 9, 1);
      map.set(leaf << 9, 0);
    }

    assertThat(map.tags.length).isLessThanOrEqualTo(16);
  }

  @Test
  void forgettingAPageThatWasNeverSetTakesNoSpace() {
    PageMap map = new PageMap();
    for (long page = 0; page < 100_000; page += 100) {
      map.set(page, 0);
    }

    assertThat(map.tags).hasSize(4).containsOnly(0);
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
    for (int step = 0; step < 20_000; step++) {
      long page = somePage(random);
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
        default -> {
          long value = 1L + random.nextInt(3);
          map.set(page, value);
          model.put(page, value);
        }
      }
      long probe = somePage(random);
      assertThat(map.get(probe))
          .as("seed %d step %d", seed, step)
          .isEqualTo(model.getOrDefault(probe, 0L));
    }
    checkRange(map, model, 0, SPREAD, 0, seed);
  }

  private static long somePage(UniformRandomProvider random) {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextLong(SPREAD);
      case 1 -> random.nextLong(64) << 9 | 511;
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
