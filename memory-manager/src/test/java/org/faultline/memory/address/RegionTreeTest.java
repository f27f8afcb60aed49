package org.faultline.memory.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegionTreeTest {
  private static final long LOWEST = 16;
  private static final long HIGHEST = AddressLayout.BITS_32.highestVadAddress() >>> 12;

  /** Enough regions for many blocks, with gaps of all sizes between them. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void equalsAWalkOverAllRegionsUnderRandomUse(long seed) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    RegionTree tree = new RegionTree(AddressLayout.BITS_32);
    TreeMap<Long, Region> model = new TreeMap<>();
    for (int step = 0; step < 6_000; step++) {
      String what = "seed " + seed + " step " + step;
      long pages = 1L + (random.nextInt(4) == 0 ? random.nextInt(2_000) : random.nextInt(60));
      long page = LOWEST + random.nextLong(HIGHEST - LOWEST);
      if (random.nextInt(5) == 0 && !model.isEmpty()) {
        Long key = model.ceilingKey(page);
        Region gone = model.remove(key == null ? model.firstKey() : key);
        tree.remove(gone);
      } else {
        long lowest = lowestGap(model, pages);
        long highest = highestGap(model, pages);
        assertThat(tree.lowestGap(pages)).as(what).isEqualTo(lowest);
        assertThat(tree.highestGap(pages)).as(what).isEqualTo(highest);
        long first = random.nextInt(3) == 0 ? highest : random.nextBoolean() ? lowest : page & -16;
        if (first == RegionTree.NO_GAP) {
          continue;
        }
        PageRange range = new PageRange(first, first + pages - 1);
        boolean overlaps = overlaps(model, range);
        assertThat(tree.overlaps(range)).as(what).isEqualTo(overlaps);
        if (!overlaps && first >= LOWEST && range.last() <= HIGHEST) {
          Region region = new Region(range, AllocationType.MEM_RESERVE, 1);
          tree.add(region);
          model.put(first, region);
        }
      }
      Region below = model.floorEntry(page) == null ? null : model.floorEntry(page).getValue();
      assertThat(tree.find(page))
          .as(what)
          .isSameAs(below == null || below.lastPage() < page ? null : below);
      assertThat(tree.after(page))
          .as(what)
          .isSameAs(model.higherEntry(page) == null ? null : model.higherEntry(page).getValue());
      if (step % 500 == 0) {
        assertThat(tree.all()).as(what).containsExactlyElementsOf(model.values());
      }
    }
    assertThat(model).hasSizeGreaterThan(1_000);
  }

  private static boolean overlaps(TreeMap<Long, Region> model, PageRange range) {
    return model.headMap(range.last(), true).values().stream()
        .anyMatch(region -> region.lastPage() >= range.first());
  }

  private static long lowestGap(TreeMap<Long, Region> model, long pages) {
    long candidate = LOWEST;
    for (Region region : model.values()) {
      if (region.firstPage() - candidate >= pages) {
        return candidate;
      }
      candidate = region.lastPage() + 16 & -16;
    }
    return HIGHEST + 1 - candidate >= pages ? candidate : RegionTree.NO_GAP;
  }

  private static long highestGap(TreeMap<Long, Region> model, long pages) {
    long end = HIGHEST + 1;
    for (Region region : model.descendingMap().values()) {
      if (end - (region.lastPage() + 16 & -16) >= pages) {
        return end - pages & -16;
      }
      end = region.firstPage();
    }
    return end - LOWEST >= pages ? end - pages & -16 : RegionTree.NO_GAP;
  }
}
