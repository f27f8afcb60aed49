package org.faultline.actors.stall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The numbers of Linux' own description, as in A31 of verify theory. */
class StallMeterTest {
  private static final long SECOND = 1_000_000_000;

  @Test
  void oneOf257TasksOn256CpusIsDelayedForNobodysLoss() {
    assertThat(StallMeter.some(257, 1, 256)).isEqualTo(1.0 / 256);
    assertThat(StallMeter.full(257, 256, 1, 256)).isZero();
  }

  @Test
  void oneOfFourTasksThatWaitsForMemoryCostsAQuarter() {
    assertThat(StallMeter.some(4, 1, 4)).isEqualTo(0.25);
    assertThat(StallMeter.full(4, 3, 1, 4)).isEqualTo(0.25);
  }

  @Test
  void whereNobodyIsDelayedNothingIsLostHoweverFewRun() {
    assertThat(StallMeter.full(1, 0, 0, 4)).isZero();
    assertThat(StallMeter.some(0, 0, 4)).isZero();
  }

  @Test
  void timeIsWeightedByWhatWasLostOfIt() {
    StallMeter meter = new StallMeter(2);
    meter.change(0, 4, 2, 2);
    meter.change(100, 2, 1, 1);
    meter.change(150, 1, 1, 0);
    meter.advance(1000);
    assertThat(meter.reading().someNanos()).isEqualTo(100 + 25);
    assertThat(meter.reading().fullNanos()).isEqualTo(25);
  }

  @Test
  void tenSecondsOfFullStallBringTheShortAverageTo63Percent() {
    StallMeter meter = new StallMeter(1);
    meter.change(0, 1, 0, 1);
    for (int period = 1; period <= 5; period++) {
      meter.advance(period * StallMeter.PERIOD_NANOS);
      meter.endPeriod();
    }
    double[] averages = meter.reading().fullAverages();
    assertThat(averages[0]).isCloseTo(1 - Math.exp(-1), within(1e-12));
    assertThat(averages[1]).isCloseTo(1 - Math.exp(-10.0 / 60), within(1e-12));
    assertThat(averages[2]).isCloseTo(1 - Math.exp(-10.0 / 300), within(1e-12));
    assertThat(10 * SECOND).isEqualTo(5 * StallMeter.PERIOD_NANOS);
  }
}
