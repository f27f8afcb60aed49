package org.faultline.lab.results.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jain's index of fairness, as in A32 of verify theory. */
class FairnessTest {
  @ParameterizedTest
  @CsvSource({"1, 1", "1, 4", "3, 4", "7, 10", "10, 10"})
  void whereSomeAreServedEquallyAndTheOthersNotAtAllItIsTheirPart(int served, int all) {
    double[] shares = new double[all];
    for (int i = 0; i < served; i++) {
      shares[i] = 123.5;
    }
    assertThat(Fairness.jain(shares)).isEqualTo((double) served / all);
  }

  @Test
  void itDoesNotDependOnTheUnit() {
    assertThat(Fairness.jain(1, 2, 3)).isCloseTo(36.0 / (3 * 14), within(1e-15));
    assertThat(Fairness.jain(1e-200, 2e-200, 3e-200)).isCloseTo(36.0 / 42, within(1e-15));
  }

  @Test
  void whereNobodyGetsAnythingAllAreEqual() {
    assertThat(Fairness.jain(0, 0)).isEqualTo(1);
  }
}
