package org.faultline.workload.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.faultline.memory.address.Access;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HotColdTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void bothPartsHaveTheirShareAndAreEvenInside(long seed) {
    double[] law = new double[100];
    Arrays.fill(law, 0, 10, 0.9 / 10);
    Arrays.fill(law, 10, 100, 0.1 / 90);
    long[] frequencies = Drawn.frequencies(new HotCold(0.1, 0.9), 100, seed, 200_000);

    // The 0.1 % and 99.9 % points of chi-square with 99 degrees of freedom.
    assertThat(Drawn.chiSquare(frequencies, law)).as("seed %d", seed).isBetween(60.0, 149.0);
  }

  @Test
  void allOrNoReferencesMayBeHot() {
    assertThat(Drawn.positions(new HotCold(0.25, 1), 8, 1, 10_000)).containsOnly(0, 1);
    assertThat(Drawn.positions(new HotCold(0.25, 0), 8, 1, 10_000)).containsOnly(2, 3, 4, 5, 6, 7);
  }

  @Test
  void writesHaveTheirShareInBothParts() {
    long[] references =
        Drawn.references(new HotCold(0.1, 0.5), 100, new AccessMix(0.2, 0), 1, 200_000);

    // Four standard deviations: 0.0036.
    assertThat(Drawn.share(references, Access.WRITE)).isCloseTo(0.2, within(0.0036));
  }

  @Test
  void aRangeWithoutAColdPageIsRefused() {
    assertThatThrownBy(() -> Drawn.positions(new HotCold(0.5, 0.9), 1, 1, 1))
        .hasMessage("hot-cold leaves no cold page in a range of 1 pages");
  }
}
