package org.faultline.workload.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.faultline.memory.time.Duration;
import org.junit.jupiter.api.Test;

class DurationsTest {
  private static final int DRAWS = 100_000;
  private static final long SEED = 20_261L;

  private final UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(SEED);

  @Test
  void aFixedDurationDrawsNothing() {
    assertThat(Durations.fixed(7).nextNanos(null)).isEqualTo(7);
    assertThat(Durations.fixed(7).meanNanos()).isEqualTo(7);
  }

  @Test
  void aUniformDurationReachesBothBoundsAndItsMean() {
    Duration duration = new Durations.Uniform(10, 13);
    long[] counts = new long[4];
    for (int i = 0; i < DRAWS; i++) {
      counts[(int) duration.nextNanos(random) - 10]++;
    }

    // Four equally likely values: a standard deviation of 137 about 25,000; five of them are 685.
    for (long count : counts) {
      assertThat(count).as("seed %d", SEED).isCloseTo(DRAWS / 4, within(685L));
    }
    assertThat(duration.meanNanos()).isEqualTo(11.5);
  }

  @Test
  void anExponentialDurationHasItsMeanAndTail() {
    Duration duration = new Durations.Exponential(1_000_000);
    double sum = 0;
    int beyond = 0;
    for (int i = 0; i < DRAWS; i++) {
      long nanos = duration.nextNanos(random);
      sum += nanos;
      beyond += nanos > 1_000_000 ? 1 : 0;
    }

    // The mean of n draws has the standard deviation mean / sqrt(n), 0.32 %; five of them are 1.6
    // %.
    assertThat(sum / DRAWS).as("seed %d", SEED).isCloseTo(1e6, within(16_000.0));
    // P(X > mean) = 1/e = 0.3679 with a standard deviation of 0.0015.
    assertThat(beyond / (double) DRAWS).as("seed %d", SEED).isCloseTo(1 / Math.E, within(0.0076));
    assertThat(duration.meanNanos()).isEqualTo(1e6);
  }

  @Test
  void theLargestDrawOfAnExponentialIsFinite() {
    // nextDouble is below 1 by at least 2^-53, so no draw exceeds 53 ln 2 = 36.74 means.
    UniformRandomProvider highest = () -> -1L;

    assertThat(new Durations.Exponential(1_000).nextNanos(highest)).isEqualTo(36_737);
  }
}
