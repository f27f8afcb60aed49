package org.faultline.lab.results.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScaleTest {
  private static final Axis COUNT = Axis.linear("n", Quantity.COUNT);
  private static final Axis LOG = Axis.logarithmic("n", Quantity.COUNT);

  @Test
  void upwardsStartsAtZeroAndEndsAtARoundNumber() {
    Scale scale = Scale.of(COUNT, new double[] {3, 87}, false);
    assertThat(scale.least()).isZero();
    assertThat(scale.most()).isEqualTo(100);
    assertThat(scale.ticks()).containsExactly(0.0, 20.0, 40.0, 60.0, 80.0, 100.0);
  }

  @Test
  void negativeValuesHaveRoomBelowZero() {
    Scale scale = Scale.of(COUNT, new double[] {-3, 7}, false);
    assertThat(scale.least()).isLessThanOrEqualTo(-3);
    assertThat(scale.ticks()).contains(0.0);
  }

  @Test
  void acrossEndsAtTheData() {
    Scale scale = Scale.of(COUNT, new double[] {0.1, 2.5}, true);
    assertThat(scale.place(0.1)).isZero();
    assertThat(scale.place(2.5)).isEqualTo(1);
    assertThat(scale.ticks()).allMatch(tick -> tick >= 0.1 && tick <= 2.5);
  }

  @Test
  void bytesAreTickedAtPowersOfTwo() {
    Axis bytes = Axis.linear("memory", Quantity.BYTES);
    Scale scale = Scale.of(bytes, new double[] {0, 4 << 20}, false);
    assertThat(scale.ticks()).contains((double) (1 << 20)).hasSizeLessThan(8);
    assertThat(bytes.text(scale.most())).isEqualTo("4 MiB");
  }

  @Test
  void equalRatiosAreEqualDistancesOnALogarithmicScale() {
    Scale scale = Scale.of(LOG, new double[] {1, 10_000}, true);
    assertThat(scale.place(10)).isEqualTo(0.25, within(1e-12));
    assertThat(scale.place(100)).isEqualTo(0.5, within(1e-12));
    assertThat(scale.ticks()).containsExactly(1.0, 10.0, 100.0, 1000.0, 10000.0);
  }

  @Test
  void aLogarithmicScaleHasNoPlaceForZero() {
    Scale scale = Scale.of(LOG, new double[] {0, 3, 40}, false);
    assertThat(scale.has(0)).isFalse();
    assertThat(scale.least()).isEqualTo(2);
    assertThat(scale.most()).isEqualTo(50);
  }

  @Test
  void oneValueOrNoneStillMakesAScale() {
    for (Axis axis : new Axis[] {COUNT, LOG}) {
      for (double[] values : new double[][] {{}, {5}, {0}, {Double.NaN}}) {
        for (boolean tight : new boolean[] {true, false}) {
          Scale scale = Scale.of(axis, values, tight);
          assertThat(scale.most()).isGreaterThan(scale.least());
          assertThat(scale.place(5)).isBetween(0.0, 1.0);
        }
      }
    }
  }
}
