package org.faultline.workload.locality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.memory.address.Access;
import org.faultline.memory.address.PageReference;
import org.faultline.workload.program.RandomStreams;
import org.faultline.workload.reference.AccessMix;
import org.faultline.workload.reference.Zipf;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Samples of a string with very unequal pages against its exact curve. */
class ShardsCounterTest {
  private static final int REFERENCES = 1_000_000;
  private static final int SEEDS = 8;
  private static final int SIZES = 16;

  private static long[] string;
  private static MissRatioCurve exact;
  private static HotPages hot;

  @BeforeAll
  static void draw() {
    UniformRandomProvider random = new RandomStreams(33).stream("shards", 0, "references");
    string = new long[REFERENCES];
    new Zipf(0.8).start(0, 200_000, new AccessMix(0, 0), random).fill(string, REFERENCES);
    LocalityCounter counter = new LocalityCounter();
    counter.add(string, null, REFERENCES);
    exact = counter.missRatios();
    hot = new HotPages();
    hot.add(string, null, REFERENCES);
  }

  private static SampledCurve sample(double rate, long seed, HotPages kept) {
    ShardsCounter counter = new ShardsCounter(rate, seed, kept);
    counter.add(string, null, REFERENCES);
    return counter.curve();
  }

  /** The mean over seeds and sizes of how far {@code curve} is off. */
  private static double meanError(double rate, HotPages kept, boolean corrected) {
    double sum = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      SampledCurve curve = sample(rate, seed, kept);
      for (int i = 1; i <= SIZES; i++) {
        int frames = i * exact.distinctPages() / SIZES;
        double estimate = corrected ? curve.missRatio(frames) : curve.rawMissRatio(frames);
        sum += Math.abs(estimate - exact.missRatio(frames));
      }
    }
    return sum / SEEDS / SIZES;
  }

  /** The bounds are those that an independent program met on a string of this kind. */
  @ParameterizedTest
  @CsvSource({"0.1, 0.02", "0.01, 0.06"})
  void correctedEstimatesAreClose(double rate, double most) {
    double raw = meanError(rate, new HotPages(), false);
    double corrected = meanError(rate, new HotPages(), true);
    assertThat(corrected).isLessThan(most).isLessThan(raw / 2);
    assertThat(meanError(rate, hot, true)).isLessThan(most);
    assertThat(meanError(rate, hot, false)).isLessThan(0.7 * raw);
  }

  @ParameterizedTest
  @CsvSource({"0.1", "0.01"})
  void theTruthLiesWithinTheBoundsOfNearlyAllSamples(double rate) {
    int inside = 0;
    int all = 0;
    for (int seed = 100; seed < 120; seed++) {
      SampledCurve curve = sample(rate, seed, hot);
      for (int frames = 1; frames < exact.distinctPages(); frames *= 2) {
        boolean holds =
            curve.low(frames) <= exact.missRatio(frames)
                && exact.missRatio(frames) <= curve.high(frames);
        inside += holds ? 1 : 0;
        all++;
      }
    }
    assertThat((double) inside / all).isGreaterThan(0.94);
    assertThat(sample(rate, 100, hot).ratioError()).isLessThan(0.4 * StrictMath.sqrt(0.01 / rate));
  }

  @Test
  void aSampleOfAllPagesIsExact() {
    SampledCurve curve = sample(1, 5, new HotPages());
    assertThat(curve.sample().pages()).isEqualTo(exact.distinctPages());
    assertThat(curve.ratioError()).isZero();
    for (int frames : new int[] {1, 2, 17, 200, 256}) {
      assertThat(curve.missRatio(frames)).isCloseTo(exact.missRatio(frames), within(1e-12));
    }
    // Beyond 256 frames a bracket holds several distances.
    for (int frames : new int[] {1_000, 20_000, exact.distinctPages() - 1}) {
      assertThat(curve.missRatio(frames)).isCloseTo(exact.missRatio(frames), within(2e-3));
    }
  }

  @Test
  void tooFewSampledPagesAreRefusedWithTheLeastRateThatDoes() {
    ShardsCounter.check(0.01, 40_000);
    assertThatThrownBy(() -> ShardsCounter.check(0.001, 130_000))
        .hasMessageContaining("about 130 of 130,000")
        .hasMessageContaining("at least 0.004");
    assertThatThrownBy(() -> ShardsCounter.check(0.5, 284)).hasMessageContaining("exactly");
    ShardsCounter.check(1, 284);
  }

  @Test
  void ratesAreShares() {
    for (double rate : new double[] {0, -0.1, 1.01, Double.NaN}) {
      assertThatThrownBy(() -> new ShardsCounter(rate, 0, new HotPages()))
          .hasMessageContaining("expected more than 0");
    }
  }

  @Test
  void hotPagesAreThoseWithALargeShare() {
    int n = 500_000;
    UniformRandomProvider random = new RandomStreams(7).stream("hot", 0, "references");
    long[] runs = new long[n];
    for (int i = 0; i < n; i++) {
      int kind = random.nextInt(HotPages.COUNTERS);
      // Page 1 has 32 times, page 2 four times, page 3 half the share that no page misses.
      long page = kind < 32 ? 1 : kind < 36 ? 2 : kind == 36 && random.nextBoolean() ? 3 : 0;
      page = page == 0 ? 1_000 + random.nextInt(1 << 20) : page;
      runs[i] = PageReference.of(page, Access.READ);
    }
    HotPages pages = new HotPages();
    pages.add(runs, null, n);
    long[] table = pages.table();
    assertThat(HotPages.contains(table, 1)).isTrue();
    assertThat(HotPages.contains(table, 2)).isTrue();
    assertThat(HotPages.contains(table, 3)).isFalse();
    assertThat(java.util.Arrays.stream(table).filter(key -> key >= 0)).hasSize(2);
  }
}
