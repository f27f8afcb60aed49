package org.faultline.lab.results.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.faultline.workload.locality.LocalityCounter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The formulas against values that independent programs computed. */
class ClosedFormsTest {
  private static final Popularity THREE = Popularity.of(0.5, 0.3, 0.2);

  @Test
  void kingsExactRatios() {
    assertThat(KingHitRatio.lru(THREE, 2)).isCloseTo(0.719286, within(5e-7));
    assertThat(KingHitRatio.fifo(THREE, 2)).isCloseTo(0.709677, within(5e-7));
    assertThat(KingHitRatio.lru(THREE, 1)).isCloseTo(0.38, within(1e-12));
    assertThat(KingHitRatio.fifo(THREE, 1)).isCloseTo(0.38, within(1e-12));
    assertThat(KingHitRatio.lru(THREE, 3)).isCloseTo(1, within(1e-12));
    Popularity zipf = Popularity.zipf(6, 1);
    assertThat(KingHitRatio.lru(zipf, 2)).isCloseTo(0.460503, within(5e-7));
    assertThat(KingHitRatio.lru(zipf, 3)).isCloseTo(0.637815, within(5e-7));
    assertThat(KingHitRatio.fifo(zipf, 2)).isCloseTo(0.445813, within(5e-7));
    assertThat(KingHitRatio.fifo(zipf, 3)).isCloseTo(0.611273, within(5e-7));
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 0.8, 100, 0.3778, 133.9, 0.3337, 0.5258",
    "1000, 1.0, 100, 0.5765, 180.9, 0.5202, 0.6930",
    "10000, 0.99, 1000, 0.6641, 2281.9, 0.6190, 0.7559",
    "1000, 1.0, 10, 0.2095, 11.4, 0.1789, 0.3913"
  })
  void approximationsForZipf(
      int pages, double exponent, int frames, double lru, double time, double fifo, double best) {
    Popularity zipf = Popularity.zipf(pages, exponent);
    assertThat(HitRatioApproximations.lru(zipf, frames)).isCloseTo(lru, within(5.1e-5));
    assertThat(HitRatioApproximations.lruTime(zipf, frames)).isCloseTo(time, within(0.051));
    assertThat(HitRatioApproximations.fifo(zipf, frames)).isCloseTo(fifo, within(5.1e-5));
    assertThat(zipf.best(frames)).isCloseTo(best, within(5.1e-5));
  }

  @Test
  void uniformReferencesHitInProportion() {
    Popularity uniform = Popularity.uniform(1000);
    assertThat(HitRatioApproximations.lru(uniform, 250)).isCloseTo(0.25, within(1e-9));
    assertThat(HitRatioApproximations.fifo(uniform, 250)).isCloseTo(0.25, within(1e-9));
    assertThat(uniform.best(250)).isCloseTo(0.25, within(1e-9));
    assertThatThrownBy(() -> HitRatioApproximations.lru(uniform, 1000))
        .hasMessageContaining("1000");
    assertThatThrownBy(() -> Popularity.of(0.5, 0.4)).hasMessageContaining("sum 1");
  }

  @Test
  void workingSets() {
    Popularity hundred = Popularity.uniform(100);
    assertThat(WorkingSetForms.meanSize(hundred, 100)).isCloseTo(63.397, within(5e-4));
    assertThat(WorkingSetForms.missRatio(hundred, 100)).isCloseTo(0.3660, within(5e-5));
    Popularity thousand = Popularity.uniform(1000);
    assertThat(WorkingSetForms.meanSize(thousand, 1000)).isCloseTo(632.30, within(5e-3));
    assertThat(WorkingSetForms.uniformVariance(1000, 1000)).isCloseTo(97.23, within(5e-3));
  }

  @Test
  void loops() {
    assertThat(LoopForms.opt(100, 75)).isCloseTo(0.2525, within(5e-5));
    assertThat(LoopForms.random(100, 75)).isCloseTo(0.450, within(5e-4));
  }

  /** Textbook strings: Belady, Nelson and Shedler 1969; Silberschatz; Arpaci-Dusseau. */
  @Test
  void fewestFaultsOfKnownStrings() {
    int[] belady = string("1 2 3 4 1 2 5 1 2 3 4 5");
    assertThat(Belady.fewestFaults(belady, 3)).isEqualTo(7);
    assertThat(Belady.fewestFaults(belady, 4)).isEqualTo(6);
    assertThat(Belady.fewestFaults(string("7 0 1 2 0 3 0 4 2 3 0 3 2 1 2 0 1 7 0 1"), 3))
        .isEqualTo(9);
    assertThat(Belady.fewestFaults(string("0 1 2 0 1 3 0 3 1 2 1"), 3)).isEqualTo(5);
  }

  /** Counted by hand: the fault on 3 at the sixth reference comes late enough to drop 1. */
  @Test
  void faultFrequencyDropsWhatWasNotUsed() {
    int[] string = string("1 2 2 2 2 3 1");
    assertThat(FaultFrequency.faults(string, 1_000)).isEqualTo(3);
    assertThat(FaultFrequency.faults(string, 4)).isEqualTo(3);
    int[] longer = string("1 2 2 2 2 3 2 2 2 2 4 3 1");
    assertThat(FaultFrequency.faults(longer, 4)).isEqualTo(5);
  }

  @Test
  void memoryIsWorthFiveMinutes() {
    assertThat(FiveMinuteRule.breakEvenSeconds(128, 64, 2000, 15)).isCloseTo(266.67, within(0.01));
  }

  @Test
  void lifetimesThatGrowByAPowerHaveThatExponent() {
    // First touches, 60 of 600,000 references, lower the longest lifetimes a little.
    LocalityCounter counter = new LocalityCounter();
    long[] packed = PowerOfLifetime.string(60, 600_000, 4);
    counter.add(packed, null, packed.length);
    LifetimeGrowth growth = LifetimeGrowth.of(counter.missRatios());
    assertThat(growth.exponent()).isBetween(1.85, 2.05);
    assertThat(growth.rSquared()).isGreaterThan(0.99);
  }

  @Test
  void tooFewPagesHaveNoGrowth() {
    LocalityCounter counter = new LocalityCounter();
    counter.add(new long[] {0, 16, 0, 16, 32, 0, 16, 32}, null, 8);
    assertThatThrownBy(() -> LifetimeGrowth.of(counter.missRatios()))
        .hasMessageContaining("Lifetimes of at most");
  }

  @Test
  void theSlidingSetForgets() {
    SlidingWorkingSet set = new SlidingWorkingSet(4, 2);
    assertThat(set.reference(1)).isFalse();
    assertThat(set.reference(2)).isFalse();
    assertThat(set.reference(1)).isTrue();
    assertThat(set.reference(3)).isFalse();
    assertThat(set.contains(2)).isFalse();
    assertThat(set.size()).isEqualTo(2);
  }

  private static int[] string(String pages) {
    return Stream.of(pages.split(" ")).mapToInt(Integer::parseInt).toArray();
  }
}
