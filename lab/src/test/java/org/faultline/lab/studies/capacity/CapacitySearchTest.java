package org.faultline.lab.studies.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.faultline.lab.studies.capacity.CapacitySearch.Found;
import org.junit.jupiter.api.Test;

/** The search against oracles that know the truth. */
class CapacitySearchTest {
  private static final int QUARTERS = 8;

  private static Found find(IntFunction<Verdict> oracle, int most) {
    return new CapacitySearch(oracle, most)
        .find(
            position -> 2 * position,
            (centre, i) ->
                centre == 0 || i > QUARTERS ? 0 : Math.max(1, Math.round(centre * i / 4f)));
  }

  private static IntFunction<Verdict> upTo(int last) {
    return position -> position <= last ? Verdict.MET : Verdict.NOT_MET;
  }

  @Test
  void everyThresholdIsFoundExactly() {
    for (int most : new int[] {1, 2, 3, 17, 64, 100}) {
      for (int last = 0; last <= most; last++) {
        Found found = find(upTo(last), most);
        assertThat(found.fits()).as("%s of %s", last, most).isEqualTo(last);
        assertThat(found.possible()).isEqualTo(last);
        assertThat(found.monotone()).isTrue();
      }
    }
  }

  @Test
  void itTakesAFewLooksForManyProcesses() {
    for (int last : new int[] {1, 77, 1000, 49_999, 100_000}) {
      Found found = find(upTo(last), 100_000);
      assertThat(found.fits()).isEqualTo(last);
      // 17 doublings, 16 halvings, a grid of 8, both neighbours.
      assertThat(found.judged().size()).isLessThanOrEqualTo(17 + 16 + 8 + 2);
    }
  }

  @Test
  void theNeighboursAreLookedAt() {
    Found found = find(upTo(37), 100);
    assertThat(found.judged()).containsKeys(36, 37, 38);
  }

  @Test
  void whatCannotBeToldIsAnInterval() {
    for (int last = 0; last <= 40; last++) {
      for (int width = 0; width <= 12; width++) {
        int sure = last;
        int maybe = last + width;
        Found found =
            find(
                position ->
                    position <= sure
                        ? Verdict.MET
                        : position <= maybe ? Verdict.UNDECIDED : Verdict.NOT_MET,
                45);
        assertThat(found.fits()).isEqualTo(last);
        assertThat(found.possible()).as("%s + %s", last, width).isEqualTo(Math.min(maybe, 45));
      }
    }
  }

  @Test
  void aHoleThatTheGridSeesIsNotJumpedOver() {
    // A quarter of 40 is 10: what lies beyond the hole does not count.
    Found found = find(p -> p == 10 || p > 40 ? Verdict.NOT_MET : Verdict.MET, 1000);
    assertThat(found.fits()).isEqualTo(9);
    assertThat(found.monotone()).isFalse();
    assertThat(found.judged()).containsEntry(40, Verdict.MET);
  }

  @Test
  void whatIsMetAgainBeyondIsSeen() {
    Found found = find(p -> p <= 8 || p == 16 ? Verdict.MET : Verdict.NOT_MET, 1000);
    assertThat(found.fits()).isEqualTo(8);
    assertThat(found.monotone()).isFalse();
  }

  /** Whatever an oracle says, the answer is what it says it is. */
  @Test
  void anyOracleIsAnsweredConsistently() {
    for (long seed = 1; seed <= 3_000; seed++) {
      UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
      int most = 1 + random.nextInt(200);
      int last = random.nextInt(most + 1);
      Verdict[] truth = new Verdict[most + 1];
      double noise = random.nextDouble() * random.nextDouble();
      for (int i = 0; i <= most; i++) {
        truth[i] = i <= last ? Verdict.MET : Verdict.NOT_MET;
        if (random.nextDouble() < noise) {
          truth[i] = Verdict.values()[random.nextInt(3)];
        }
      }
      int[] looks = new int[most + 1];
      Found found =
          find(
              position -> {
                looks[position]++;
                return truth[position];
              },
              most);
      String what = "seed " + seed;
      assertThat(looks).as(what).containsOnly(0, 1);
      assertThat(found.possible()).as(what).isBetween(found.fits(), most);
      found
          .judged()
          .headMap(found.fits() + 1)
          .forEach((at, verdict) -> assertThat(verdict).as(what).isEqualTo(Verdict.MET));
      if (found.fits() > 0) {
        assertThat(found.judged()).as(what).containsKey(found.fits());
      }
      if (found.fits() < most) {
        assertThat(truth[found.fits() + 1]).as(what).isNotEqualTo(Verdict.MET);
        assertThat(found.judged()).as(what).containsKey(found.fits() + 1);
      }
      if (found.possible() < most) {
        assertThat(truth[found.possible() + 1]).as(what).isEqualTo(Verdict.NOT_MET);
      }
    }
  }

  @Test
  void memoryIsSearchedFromTheLargestDown() {
    Varied.MemorySize memory = Varied.MemorySize.upTo(64L << 20);
    assertThat(memory.value(1)).isEqualTo(64L << 20);
    long needed = 37L << 20;
    Found found =
        new CapacitySearch(
                at -> memory.value(at) >= needed ? Verdict.MET : Verdict.NOT_MET, memory.most())
            .find(memory::next, (centre, i) -> i > QUARTERS ? 0 : memory.around(centre, i));
    assertThat(memory.value(found.fits())).isEqualTo(needed);
    assertThat(memory.value(found.fits() + 1)).isEqualTo(needed - memory.stepBytes());
    assertThat(memory.value(memory.most())).isEqualTo(memory.stepBytes());
  }
}
