package org.faultline.actors.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.faultline.memory.address.PageTable;
import org.faultline.memory.address.Pte;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UseOrderTest {
  private static final int PAGES = 30;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void framesComeInOrderOfLastUseThoughStampsRunOut(long seed) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    PageTable table = new PageTable(true);
    UseOrder order = new UseOrder(table);
    for (int page = 0; page < PAGES; page++) {
      table.set(page, Pte.VALID | Pte.ALLOW | (page + 100L) << Pte.FRAME_SHIFT);
    }
    // All stamps but some thousand are used up, so that they run out again and again.
    List<Integer> used = new ArrayList<>();
    int renumbered = 0;
    for (int step = 0; step < 3_000; step++) {
      if (step % 600 == 0) {
        while (table.usesLeft() > 100) {
          table.use(PAGES);
        }
      }
      int page = random.nextInt(PAGES);
      if (!used.remove((Integer) page)) {
        order.add(page);
      }
      used.add(page);
      int left = table.usesLeft();
      order.use(page);
      renumbered += table.usesLeft() > left ? 1 : 0;
      if (random.nextInt(200) == 0) {
        FrameList frames = new FrameList();
        order.takeInto(frames);
        List<Integer> taken = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
          taken.add(frames.get(i) - 100);
        }
        assertThat(taken).as("seed %d, step %d", seed, step).isEqualTo(used);
        used.clear();
      }
    }
    assertThat(renumbered).as("stamps ran out, seed %d", seed).isPositive();
  }
}
