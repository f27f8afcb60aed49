package org.faultline.memory.shares;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class FairDivisionTest {
  private static final long SEEDS = 2_000;

  @Test
  void whatFitsIsGiven() {
    assertThat(FairDivision.of(10, new int[] {3, 0, 7})).containsExactly(3, 0, 7);
  }

  @Test
  void whoWantsLessThanTheLevelGetsItAndTheOthersShareTheRest() {
    assertThat(FairDivision.of(16, new int[] {10, 2, 30, 10})).containsExactly(5, 2, 5, 4);
  }

  @Test
  void everyFrameThatIsWantedIsGivenOnceAndNobodyIsBetterOffThanOneWhoWantsMore() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
      int[] wants = random.ints(1 + random.nextInt(9), 0, 30).toArray();
      int frames = random.nextInt(80);
      int[] shares = FairDivision.of(frames, wants);
      assertThat(Arrays.stream(shares).sum())
          .as("all shares of seed %d", seed)
          .isEqualTo(Math.min(frames, Arrays.stream(wants).sum()));
      for (int i = 0; i < wants.length; i++) {
        assertThat(shares[i]).as("share %d of seed %d", i, seed).isBetween(0, wants[i]);
        for (int other = 0; other < wants.length; other++) {
          // Who gets less than it wants has no more than one frame less than anybody.
          boolean content = shares[i] == wants[i];
          assertThat(content || shares[i] >= shares[other] - 1)
              .as("seed %d: %d of %d against %d", seed, shares[i], wants[i], shares[other])
              .isTrue();
        }
      }
    }
  }
}
