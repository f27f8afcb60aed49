package org.faultline.lab.results.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.results.number.Exact;
import org.faultline.lab.results.number.Interval;
import org.junit.jupiter.api.Test;

class FormatsTest {
  @Test
  void quantitiesHaveFittingUnits() {
    assertThat(Units.duration(850)).isEqualTo("850 ns");
    assertThat(Units.duration(31_250)).isEqualTo("31.3 µs");
    assertThat(Units.duration(2_900_000)).isEqualTo("2.90 ms");
    assertThat(Units.duration(60e9)).isEqualTo("60 s");
    assertThat(Units.bytes(256 << 20)).isEqualTo("256 MiB");
    assertThat(Units.bytes(96 << 10)).isEqualTo("96 KiB");
    assertThat(Units.percent(0.009)).isEqualTo("0.9 %");
    assertThat(Units.percent(0.0001)).isEqualTo("<0.1 %");
    assertThat(Units.percent(0.9999)).isEqualTo("100 %");
    assertThat(Units.rate(12_345.6)).isEqualTo("12,346");
  }

  @Test
  void columnsAreAlignedAndEmptyOnesLeftOut() {
    TextTable table = new TextTable().left("name").right("n").right("unused").right("rate");
    table.row(List.of("a", "10", "", "5"));
    table.row(List.of("longer", "7", "", "1,000"));
    assertThat(table.lines())
        .containsExactly("name     n   rate", "a       10      5", "longer   7  1,000");
  }

  /** Student's t for two degrees of freedom at 97.5 %: 4.303 (any table of it). */
  @Test
  void theIntervalIsStudents() {
    Interval interval = Interval.of(1, 2, 3);
    assertThat(interval.mean()).isEqualTo(2);
    assertThat(interval.halfWidth()).isCloseTo(4.303 / Math.sqrt(3), within(1e-3));
    assertThat(interval.coversZero()).isTrue();
    assertThat(Interval.of(5, 6, 7).coversZero()).isFalse();
    assertThat(Interval.of(5).halfWidth()).isInfinite();
  }

  @Test
  void quotientsHaveSixPlaces() {
    assertThat(Exact.ratio(1, 3)).hasToString("0.333333");
    assertThat(Exact.ratio(1, 0)).hasToString("0.000000");
    assertThat(Exact.perSecond(3, 2_000_000_000L)).hasToString("1.500000");
    assertThat(Exact.share(1, 2, 4)).hasToString("0.125000");
  }

  @Test
  void decimalsOfAConfigKeepTheirDigits() {
    String text = Json.text(Json.of(Map.of("a", List.of(0.9, 0.002, 1e20, 25, "x"))));
    assertThat(text.replaceAll("\\s", ""))
        .isEqualTo("{\"a\":[0.9,0.002,100000000000000000000,25,\"x\"]}");
  }
}
