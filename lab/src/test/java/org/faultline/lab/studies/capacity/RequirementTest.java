package org.faultline.lab.studies.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.faultline.lab.results.measure.Measure;
import org.faultline.lab.results.measure.Unit;
import org.faultline.lab.results.number.Interval;
import org.faultline.lab.results.output.UserMistake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequirementTest {
  @ParameterizedTest
  @CsvSource({
    "web.page.latency.p99 < 50 ms, web.page.latency.p99, true, false, 0.05, SECONDS",
    "web.page.latency.p99.9<=1.5s, web.page.latency.p99.9, true, true, 1.5, SECONDS",
    "psi.memory.full < 5 %, psi.memory.full, true, false, 0.05, SHARE",
    "web.throughput >= 25/s, web.throughput, false, true, 25, PER_SECOND",
    "web.throughput > 30/min, web.throughput, false, false, 0.5, PER_SECOND",
    "memory.available > 64 MiB, memory.available, false, false, 67108864, BYTES",
    "active >= 3.5, active, false, true, 3.5, COUNT"
  })
  void aRequirementIsReadWithItsUnit(
      String text, String measure, boolean below, boolean orEqual, double bound, Unit unit) {
    Requirement read = Requirement.parse(text);
    assertThat(read.measure()).isEqualTo(measure);
    assertThat(read.below()).isEqualTo(below);
    assertThat(read.orEqual()).isEqualTo(orEqual);
    assertThat(read.bound()).isCloseTo(bound, within(1e-12));
    assertThat(read.unit()).isEqualTo(unit);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "web.throughput|must be a measure, <, <=, > or >=, and a value",
        "web.throughput = 5/s|must be a measure",
        "web.throughput < |must be a measure",
        "< 5 ms|must be a measure",
        "a < b < c|must be a measure",
        "web.p99 < 50 mss|has the unknown unit 'mss'; did you mean 'ms'?",
        "web.p99 < 50 Mb|has the unknown unit 'Mb'",
        "web.share < 105 %|must be from 0 % to 100 %",
        "web.rate < 5/parsec|has the unknown unit '/parsec'",
        "web.p99 < -5 ms|must be at least 0 ns",
        "web.p99 < soon|must be a duration such as 20 ms"
      })
  void whatIsNoRequirementIsASentence(String text, String why) {
    assertThatThrownBy(() -> Requirement.parse(text))
        .isInstanceOf(UserMistake.class)
        .hasMessageStartingWith("--require '" + text.strip())
        .hasMessageContaining(why);
  }

  @Test
  void theUnitMustBeTheMeasures() {
    Requirement share = Requirement.parse("web.latency < 5 %");
    assertThatThrownBy(() -> share.check(new Measure(0.02, Unit.SECONDS)))
        .hasMessageContaining("must be a duration such as 50 ms, as web.latency is 20 ms");
    share.check(new Measure(0.02, Unit.SHARE));
  }

  @Test
  void theWholeIntervalDecides() {
    Requirement below = Requirement.parse("x < 50 ms");
    assertThat(below.judge(new Interval(0.04, 0.009, 5))).isEqualTo(Verdict.MET);
    assertThat(below.judge(new Interval(0.04, 0.011, 5))).isEqualTo(Verdict.UNDECIDED);
    assertThat(below.judge(new Interval(0.06, 0.011, 5))).isEqualTo(Verdict.UNDECIDED);
    assertThat(below.judge(new Interval(0.06, 0.009, 5))).isEqualTo(Verdict.NOT_MET);
    Requirement above = Requirement.parse("x >= 50 ms");
    assertThat(above.judge(new Interval(0.06, 0.009, 5))).isEqualTo(Verdict.MET);
    assertThat(above.judge(new Interval(0.04, 0.009, 5))).isEqualTo(Verdict.NOT_MET);
    assertThat(above.judge(new Interval(0.05, 0, 5))).isEqualTo(Verdict.MET);
    assertThat(below.judge(new Interval(0.05, 0, 5))).isEqualTo(Verdict.NOT_MET);
  }

  @Test
  void oneRunIsTakenAtItsWord() {
    Requirement below = Requirement.parse("x < 50 ms");
    assertThat(below.judge(Interval.of(0.049))).isEqualTo(Verdict.MET);
    assertThat(below.judge(Interval.of(0.051))).isEqualTo(Verdict.NOT_MET);
  }
}
