package org.faultline.lab.studies.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SortedMap;
import java.util.TreeMap;
import org.faultline.lab.results.measure.Shown;
import org.faultline.lab.results.measure.Unit;
import org.faultline.lab.results.number.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticsTest {
  private static MeasureSample sample(double... values) {
    SortedMap<Integer, Double> byReplication = new TreeMap<>();
    for (int i = 0; i < values.length; i++) {
      byReplication.put(i + 1, values[i]);
    }
    return new MeasureSample(byReplication);
  }

  /** Student, "The probable error of a mean", Biometrika 6, 1908: sleep gained by two drugs. */
  private static final MeasureSample DRUG_1 =
      sample(0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0);

  private static final MeasureSample DRUG_2 =
      sample(1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4);

  /** R: t.test(extra ~ group, data = sleep, paired = TRUE). */
  @Test
  void pairedDifferencesOfStudentsSleepData() {
    MeanDifference difference = MeanDifference.of(DRUG_2, DRUG_1, true);
    assertThat(difference.interval().mean()).isCloseTo(1.58, within(1e-12));
    assertThat(difference.interval().mean() - difference.interval().halfWidth())
        .isCloseTo(0.7001142, within(1e-6));
    assertThat(difference.p()).isCloseTo(0.002833, within(1e-6));
  }

  /** R: t.test(extra ~ group, data = sleep), Welch's with 17.776 degrees of freedom. */
  @Test
  void independentSamplesOfStudentsSleepData() {
    MeanDifference difference = MeanDifference.of(DRUG_2, DRUG_1, false);
    assertThat(difference.interval().mean()).isCloseTo(1.58, within(1e-12));
    assertThat(difference.interval().mean() - difference.interval().halfWidth())
        .isCloseTo(-0.2054832, within(1e-6));
    assertThat(difference.p()).isCloseTo(0.07939, within(1e-5));
  }

  @Test
  void onlyEqualReplicationsArePaired() {
    MeasureSample sample = sample(5, 7, 9, 100);
    MeasureSample baseline = sample(4, 6, 9);
    assertThat(MeanDifference.of(sample, baseline, true).interval().n()).isEqualTo(3);
    assertThat(MeanDifference.of(sample, baseline, true).interval().mean())
        .isCloseTo(2.0 / 3, within(1e-12));
  }

  @Test
  void constantDifferencesAndSinglePairs() {
    assertThat(MeanDifference.of(sample(2, 3), sample(1, 2), true).p()).isZero();
    assertThat(MeanDifference.of(sample(1, 2), sample(1, 2), true).p()).isEqualTo(1);
    assertThat(MeanDifference.of(sample(9), sample(1), true).p()).isEqualTo(1);
    assertThat(MeanDifference.of(sample(9), sample(1), false).p()).isEqualTo(1);
  }

  /** R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm"). */
  @Test
  void holmsAdjustment() {
    assertThat(Holm.adjusted(0.01, 0.04, 0.03, 0.005))
        .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
    assertThat(Holm.adjusted(0.9, 0.8)).containsExactly(1, 1);
    assertThat(Holm.adjusted()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "web.throughput, HIGHER",
    "web.page.throughput, HIGHER",
    "web.page.latency.p99, LOWER",
    "machine.hard-faults, LOWER",
    "psi.memory.full, LOWER",
    "manager.fault.sojourn.p99, LOWER",
    "fairness, HIGHER",
    "pagefile.utilisation, NONE",
    "memory.available, NONE"
  })
  void whatIsBetterFollowsFromTheName(String measure, Better better) {
    assertThat(Better.of(measure)).isEqualTo(better);
  }

  @ParameterizedTest
  @CsvSource({
    "PER_SECOND, 0.90912, 0.00512, 0.909 ± 0.005/s",
    "PER_SECOND, 1234.6, 12.3, '1,235 ± 12/s'",
    "SECONDS, 0.0294, 0.0011, 29.4 ± 1.1 ms",
    "SHARE, 0.6241, 0.0123, 62.4 ± 1.2 %",
    "BYTES, 4194304, 0, 4.00 ± 0 MiB",
    "COUNT, 12, Infinity, 12.0"
  })
  void meansHaveTheDigitsThatTheirIntervalsAllow(
      Unit unit, double mean, double halfWidth, String shown) {
    assertThat(Shown.mean(unit, new Interval(mean, halfWidth, 5))).isEqualTo(shown);
  }
}
