package org.faultline.workload.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.faultline.memory.address.Access;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZipfTest {
  @ParameterizedTest
  @CsvSource({"0,10", "0.7,1000", "0.9,1", "0.9,2", "1,6", "1,77777", "2.5,300", "10,50"})
  void theTableHoldsTheExactLaw(double exponent, int ranks) {
    double[] law = law(exponent, ranks);
    double[] held = new double[ranks];
    long[] columns = new ZipfTable(exponent, ranks).columns;
    for (int i = 0; i < ranks; i++) {
      double keep = (columns[i] >>> ZipfTable.ALIAS_BITS) / 0x1p40;
      held[i] += keep / ranks;
      held[(int) (columns[i] & ZipfTable.ALIAS_MASK)] += (1 - keep) / ranks;
    }

    // Each column is rounded by at most 2^-40; a heavy rank is in up to all columns.
    assertThat(held).containsExactly(law, within(0x1p-38));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void frequenciesFollowTheLaw(long seed) {
    long[] frequencies = Drawn.frequencies(new Zipf(0.9), 100, seed, 200_000);

    // The 0.1 % and 99.9 % points of chi-square with 99 degrees of freedom.
    assertThat(Drawn.chiSquare(frequencies, law(0.9, 100))).isBetween(60.0, 149.0);
  }

  @Test
  void writesHaveTheirShare() {
    long[] references = Drawn.references(new Zipf(1), 50, new AccessMix(0.05, 0), 1, 100_000);

    // Four standard deviations: 0.0028.
    assertThat(Drawn.share(references, Access.WRITE)).isCloseTo(0.05, within(0.0028));
  }

  @Test
  void tooManyPagesAreRefusedWithASentence() {
    assertThatThrownBy(() -> Drawn.references(new Zipf(1), (1 << 24) + 1, AccessMix.READS, 1, 1))
        .hasMessage(
            "zipf cannot cover 16777217 pages; the most is 16777216, so use a smaller size");
  }

  @Test
  void tablesAreShared() {
    assertThat(ZipfTables.get(0.8, 1000)).isSameAs(ZipfTables.get(0.8, 1000));
  }

  private static double[] law(double exponent, int ranks) {
    double[] law = new double[ranks];
    Arrays.setAll(law, i -> StrictMath.pow(i + 1, -exponent));
    double sum = Arrays.stream(law).sum();
    return Arrays.stream(law).map(p -> p / sum).toArray();
  }
}
