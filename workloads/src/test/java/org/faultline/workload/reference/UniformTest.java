package org.faultline.workload.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.faultline.memory.address.Access;
import org.faultline.memory.address.PageReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UniformTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyPageIsEquallyLikely(long seed) {
    double[] equal = new double[100];
    Arrays.fill(equal, 0.01);
    long[] frequencies = Drawn.frequencies(new Uniform(), 100, seed, 100_000);

    // The 0.1 % and 99.9 % points of chi-square with 99 degrees of freedom.
    assertThat(Drawn.chiSquare(frequencies, equal)).as("seed %d", seed).isBetween(60.0, 149.0);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theAccessDependsOnTheSharesAndNotOnThePage(long seed) {
    AccessMix mix = new AccessMix(0.2, 0.1);
    long[] references = Drawn.references(new Uniform(), 7, mix, seed, 700_000);

    for (long position = 0; position < 7; position++) {
      long page = Drawn.FIRST + position;
      long[] here = Arrays.stream(references).filter(r -> PageReference.page(r) == page).toArray();
      // Four standard deviations of a share of 0.2 over 100,000 draws: 0.005.
      assertThat(Drawn.share(here, Access.WRITE)).as("seed %d", seed).isCloseTo(0.2, within(0.005));
      assertThat(Drawn.share(here, Access.EXECUTE)).isCloseTo(0.1, within(0.004));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 5, 1L << 20, (1L << 36) - Drawn.FIRST})
  void everyReferenceIsOneReferenceInsideTheRange(long pages) {
    long[] references = Drawn.references(new Uniform(), pages, new AccessMix(1, 0), 4, 10_000);

    assertThat(Arrays.stream(references).boxed())
        .allSatisfy(
            reference -> {
              assertThat(PageReference.page(reference) - Drawn.FIRST).isBetween(0L, pages - 1);
              assertThat(PageReference.access(reference)).isEqualTo(Access.WRITE);
              assertThat(PageReference.count(reference)).isEqualTo(1);
            });
  }
}
