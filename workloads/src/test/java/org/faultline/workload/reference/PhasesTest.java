package org.faultline.workload.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhasesTest {
  @Test
  void aWindowIsConsecutivePages() {
    long[] first = Drawn.positions(new Phases(30, 1e12, true), 300, 1, 10_000);

    assertThat(Arrays.stream(first).distinct().count()).isEqualTo(30);
    assertThat(Arrays.stream(first).max().orElseThrow() - Arrays.stream(first).min().orElseThrow())
        .isEqualTo(29);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aSetHasExactlyTheLocalitysPagesEachEquallyLikely(long seed) {
    long[] first = Drawn.positions(new Phases(30, 1e12, false), 300, seed, 30_000);
    long[] pages = Arrays.stream(first).distinct().sorted().toArray();
    long[] frequencies =
        Arrays.stream(pages).map(p -> Arrays.stream(first).filter(q -> q == p).count()).toArray();
    double[] equal = new double[30];
    Arrays.fill(equal, 1 / 30.0);

    assertThat(pages).hasSize(30);
    // The 0.1 % and 99.9 % points of chi-square with 29 degrees of freedom.
    assertThat(Drawn.chiSquare(frequencies, equal)).as("seed %d", seed).isBetween(10.9, 58.4);
  }

  @Test
  void phasesHaveTheirMeanLengthAndNeverOverlapByChanceInALargeRange() {
    // Windows of one page in 2^30: each change of page is a change of phase but for chance.
    long[] positions = Drawn.positions(new Phases(1, 50, true), 1L << 30, 1, 500_000);
    int phases = 1;
    for (int i = 1; i < positions.length; i++) {
      phases += positions[i] == positions[i - 1] ? 0 : 1;
    }

    // A geometric length has a standard deviation near its mean: four of them over 10,000 phases.
    assertThat(positions.length / (double) phases).isCloseTo(50, within(2.0));
  }

  @Test
  void aLocalityMayBeTheWholeRange() {
    assertThat(Arrays.stream(Drawn.positions(new Phases(5, 10, false), 5, 1, 1_000)).distinct())
        .hasSize(5);
  }

  @Test
  void everySetIsEquallyLikely() {
    // 3 of 5 pages: 10 sets, 1,000 draws each expected.
    DistinctPages set = new DistinctPages(3);
    var random = Drawn.random(1);
    long[] frequencies = new long[32];
    for (int i = 0; i < 10_000; i++) {
      set.draw(random, 5);
      frequencies[1 << set.get(0) | 1 << set.get(1) | 1 << set.get(2)]++;
    }
    long[] drawn = Arrays.stream(frequencies).filter(f -> f > 0).toArray();
    double[] equal = new double[10];
    Arrays.fill(equal, 0.1);

    assertThat(drawn).hasSize(10);
    // The 0.1 % and 99.9 % points of chi-square with 9 degrees of freedom.
    assertThat(Drawn.chiSquare(drawn, equal)).isBetween(1.1, 27.9);
  }

  @Test
  void aLargeSetIsDistinct() {
    DistinctPages set = new DistinctPages(100_000);
    set.draw(Drawn.random(2), 100_001);
    Set<Long> distinct = new HashSet<>();
    for (int i = 0; i < 100_000; i++) {
      distinct.add(set.get(i));
    }

    assertThat(distinct).hasSize(100_000).allMatch(page -> page >= 0 && page <= 100_000);
  }

  @Test
  void aLocalityLargerThanTheRangeIsRefused() {
    assertThatThrownBy(() -> Drawn.positions(new Phases(30, 10, false), 29, 1, 1))
        .hasMessage("a locality of 30 pages does not fit a range of 29 pages");
  }
}
