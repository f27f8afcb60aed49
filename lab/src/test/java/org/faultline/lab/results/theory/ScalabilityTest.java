package org.faultline.lab.results.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalabilityTest {
  private static final int REPLICATIONS = 5;
  private static final double[] NUMBERS =
      Arrays.stream(new double[] {1, 2, 4, 8, 12, 16, 24, 32})
          .flatMap(n -> Arrays.stream(new double[REPLICATIONS]).map(none -> n))
          .toArray();

  /** Throughputs with an error of standard deviation {@code noise} of the greatest. */
  private static double[] measured(DoubleUnaryOperator law, double noise, long seed) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    ZigguratSampler.NormalizedGaussian errors = ZigguratSampler.NormalizedGaussian.of(random);
    double scale = Arrays.stream(NUMBERS).map(law).max().orElseThrow();
    return Arrays.stream(NUMBERS)
        .map(n -> Math.max(0, law.applyAsDouble(n) + noise * scale * errors.sample()))
        .toArray();
  }

  /** Peaks at 17.3, at 99.4 and at 3.9; the last has no contention at all. */
  @ParameterizedTest
  @CsvSource({"995.6, 0.0267, 0.00325", "1e-6, 0.01, 0.0001", "50, 0.2, 0.0526", "7, 0, 0.01"})
  void theLawIsRecoveredFromExactThroughputs(double lambda, double sigma, double kappa) {
    UniversalScalability law = new UniversalScalability(lambda, sigma, kappa);
    UniversalScalability.Fit fit = UniversalScalability.fit(NUMBERS, measured(law::at, 0, 1));
    assertThat(fit.lambda().value()).isCloseTo(lambda, within(1e-6 * lambda));
    assertThat(fit.sigma().value()).isCloseTo(sigma, within(1e-7));
    assertThat(fit.kappa().value()).isCloseTo(kappa, within(1e-9));
    assertThat(fit.rSquared()).isCloseTo(1, within(1e-9));
    assertThat(fit.law().peak()).isCloseTo(Math.sqrt((1 - sigma) / kappa), within(1e-3));
  }

  @Test
  void fourNumbersAreEnough() {
    UniversalScalability law = new UniversalScalability(10, 0.1, 0.01);
    double[] numbers = {1, 2, 3, 4};
    UniversalScalability.Fit fit =
        UniversalScalability.fit(numbers, Arrays.stream(numbers).map(law::at).toArray());
    assertThat(fit.kappa().value()).isCloseTo(0.01, within(1e-7));
  }

  @Test
  void intervalsCoverTheTruthNineteenTimesInTwenty() {
    UniversalScalability law = new UniversalScalability(1000, 0.05, 0.002);
    int runs = 1000;
    int lambda = 0;
    int sigma = 0;
    int kappa = 0;
    for (int seed = 1; seed <= runs; seed++) {
      UniversalScalability.Fit fit =
          UniversalScalability.fit(NUMBERS, measured(law::at, 0.02, seed));
      lambda += fit.lambda().covers(1000) ? 1 : 0;
      sigma += fit.sigma().covers(0.05) ? 1 : 0;
      kappa += fit.kappa().covers(0.002) ? 1 : 0;
      assertThat(fit.rSquared()).as("seed %s", seed).isBetween(0.9, 1.0);
    }
    // Four standard errors of a share of 0.95 in 1,000: 0.028.
    assertThat(lambda).isBetween(922, 978);
    assertThat(sigma).isBetween(922, 978);
    assertThat(kappa).isBetween(922, 978);
  }

  @Test
  void amdahlsIntervalsCoverTheTruthNineteenTimesInTwenty() {
    Amdahl law = new Amdahl(200, 0.1);
    int sigma = 0;
    for (int seed = 1; seed <= 1000; seed++) {
      Amdahl.Fit fit = Amdahl.fit(NUMBERS, measured(law::at, 0.03, seed));
      sigma += fit.sigma().covers(0.1) ? 1 : 0;
      assertThat(fit.law().limit()).as("seed %s", seed).isBetween(1500.0, 2700.0);
    }
    assertThat(sigma).isBetween(922, 978);
  }

  @Test
  void noParameterIsNegative() {
    // Superlinear at first: without the bounds the contention would be below 0.
    for (int seed = 1; seed <= 200; seed++) {
      double[] superlinear = measured(n -> n * (1 + 0.02 * n), 0.01, seed);
      UniversalScalability.Fit fit = UniversalScalability.fit(NUMBERS, superlinear);
      assertThat(fit.sigma().value()).as("seed %s", seed).isZero();
      assertThat(fit.kappa().value()).as("seed %s", seed).isZero();
      assertThat(fit.sigma().low()).isZero();
      assertThat(fit.law().peak()).isInfinite();
    }
  }

  @Test
  void whatFollowsAmdahlHasNoCoherencyCost() {
    Amdahl law = new Amdahl(3, 0.2);
    UniversalScalability.Fit fit = UniversalScalability.fit(NUMBERS, measured(law::at, 0.01, 5));
    assertThat(fit.kappa().covers(0)).isTrue();
    assertThat(fit.sigma().covers(0.2)).isTrue();
  }

  @Test
  void whatIsDoneOneAtATimeStaysAtTheThroughputOfOne() {
    Amdahl.Fit fit = Amdahl.fit(new double[] {1, 2, 4, 8}, new double[] {5, 5, 5, 5});
    assertThat(fit.sigma().value()).isCloseTo(1, within(1e-6));
    assertThat(fit.rSquared()).isEqualTo(1);
    assertThat(new UniversalScalability(1, 1.5, 0.1).peak()).isEqualTo(1);
  }

  @Test
  void whatDeterminesNoLawIsRefusedInASentence() {
    double[] four = {1, 2, 3, 4};
    refused("different numbers", new double[] {1, 1, 2, 2}, four);
    refused("3 numbers and 4 throughputs", new double[] {1, 2, 3}, four);
    refused("Every throughput is 0", four, new double[4]);
    refused("least number is 1", new double[] {0, 1, 2, 3}, four);
    refused("NaN", four, new double[] {1, Double.NaN, 2, 3});
    refused("at least 4", new double[0], new double[0]);
    // As 1/(N-1): any λ will do if κ is as much greater.
    refused("do not determine", new double[] {2, 3, 4, 5, 6}, new double[] {60, 30, 20, 15, 12});
  }

  private static void refused(String why, double[] numbers, double[] throughputs) {
    assertThatThrownBy(() -> UniversalScalability.fit(numbers, throughputs))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why)
        .message()
        .endsWith(".");
  }
}
