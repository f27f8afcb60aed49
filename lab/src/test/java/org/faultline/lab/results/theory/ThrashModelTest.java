package org.faultline.lab.results.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThrashModelTest {
  private static final ThrashModel MODEL = new ThrashModel(1024, 2, 2, 10_000, 1);

  /** The values of an independent solution of the same network. */
  @ParameterizedTest
  @CsvSource({
    "1, 0.4988",
    "2, 0.6645",
    "4, 0.7966",
    "8, 0.8832",
    "10, 0.9009",
    "11, 0.9061",
    "12, 0.9083",
    "13, 0.9054",
    "14, 0.8918",
    "15, 0.8579",
    "16, 0.7975",
    "20, 0.5243",
    "24, 0.3641",
    "32, 0.2048",
    "40, 0.1311"
  })
  void throughputIsAHump(int jobs, double expected) {
    assertThat(ThrashModel.throughput(jobs, 1024, 2, 2, 10_000)).isCloseTo(expected, within(6e-5));
  }

  @Test
  void theMarksAreNearThePeak() {
    assertThat(MODEL.peak(40)).isEqualTo(12);
    assertThat(MODEL.fiftyPercent(40)).isEqualTo(11);
    assertThat(MODEL.lifetimeEqualsTransfer()).isCloseTo(14.48, within(0.005));
    assertThat(MODEL.pagingUtilisation(12)).isCloseTo(0.624, within(0.001));
  }

  @Test
  void aMarkThatIsNotReachedIsTheLast() {
    assertThat(MODEL.fiftyPercent(8)).isEqualTo(8);
  }
}
