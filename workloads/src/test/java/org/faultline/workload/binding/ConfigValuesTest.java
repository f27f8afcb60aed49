package org.faultline.workload.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigValuesTest {
  private final Problems problems = new Problems();

  private ConfigNode node(String value) {
    return Hocon.node("v = " + value, "test.conf", problems, new Sources(Path.of("")))
        .find("v")
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1 B, 1",
    "4 KiB, 4096",
    "1.5 KiB, 1536",
    "64MiB, 67108864",
    "1 GiB, 1073741824",
    "1 TiB, 1099511627776",
    "3 kB, 3000",
    "2 MB, 2000000",
    "1 GB, 1000000000"
  })
  void sizesAreBytes(String text, long bytes) {
    assertThat(node(text).bytes(0, Long.MAX_VALUE)).isEqualTo(bytes);
    assertThat(problems.list()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "7 ns, 7",
    "2 us, 2000",
    "2 µs, 2000",
    "2 \u03bcs, 2000",
    "1.5 ms, 1500000",
    "1 s, 1000000000",
    "2 min, 120000000000",
    "1e3 ns, 1000"
  })
  void durationsAreNanoseconds(String text, long nanos) {
    assertThat(node(text).nanos(0, Long.MAX_VALUE)).isEqualTo(nanos);
    assertThat(problems.list()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"25/s, 25", "2 /ms, 2000", "3/us, 3000000", "30/min, 0.5", "0.5/s, 0.5"})
  void ratesAreEventsEachSecond(String text, double rate) {
    assertThat(node("\"" + text + "\"").perSecond()).isEqualTo(rate);
    assertThat(problems.list()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"20 %, 0.2", "5%, 0.05", "0 %, 0", "100 %, 1", "0.1 %, 0.001"})
  void percentagesAreFractions(String text, double fraction) {
    assertThat(node(text).percentage()).isEqualTo(fraction);
    assertThat(problems.list()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0x7ffe0000, 2147352576", "4096, 4096", "1 MiB, 1048576", "0, 0"})
  void addressesAreHexadecimalOrBytes(String text, long address) {
    assertThat(node(text).address()).isEqualTo(address);
    assertThat(problems.list()).isEmpty();
  }

  @Test
  void flagsAreJoinedByBars() {
    Map<String, Integer> bits = Map.of("A", 1, "B", 2, "C", 4);

    assertThat(node("A | C").flags(bits)).isEqualTo(5);
    assertThat(node("B|0x10").flags(bits)).isEqualTo(18);
    assertThat(problems.list()).isEmpty();
  }

  @Test
  void expressionsMayHaveExpressionsInside() {
    Expressions<String> inner =
        new Expressions<String>("shape")
            .with("line", a -> "line")
            .with("arc(r)", a -> "arc " + a.get(0).number(0, 9));
    Expressions<String> outer =
        new Expressions<String>("path")
            .with("both(a, b)", a -> a.get(0).expression(inner) + "+" + a.get(1).expression(inner));

    assertThat(node("both(arc(3), line)").expression(outer)).isEqualTo("arc 3.0+line");
    assertThat(problems.list()).isEmpty();
  }

  @Test
  void commasOutsideParenthesesAndInTextsStay() {
    ConfigNode root =
        Hocon.node(
            "a = [f(1, 2), g], b = \"x, (y, z)\" # ( , )\nc = \"\"\"(a, \"b\", c)\"\"\", d = 1",
            "test.conf",
            problems,
            new Sources(Path.of("")));

    List<ConfigNode> items = root.find("a").orElseThrow().items(9);
    assertThat(items.stream().map(ConfigNode::text)).containsExactly("f(1, 2)", "g");
    assertThat(root.find("b").orElseThrow().text()).isEqualTo("x, (y, z)");
    assertThat(root.find("c").orElseThrow().text()).isEqualTo("(a, \"b\", c)");
    assertThat(root.find("d").orElseThrow().whole(0, 9)).isEqualTo(1);
  }

  @Test
  void mistakesBeyondTheLimitAreCounted() {
    for (int i = 0; i < Problems.LIMIT + 3; i++) {
      problems.add(new Origin("a.conf", i + 1), "wrong");
    }

    assertThat(problems.list()).hasSize(Problems.LIMIT);
    assertThatThrownBy(problems::throwIfAny)
        .isInstanceOf(ConfigProblemsException.class)
        .hasMessageStartingWith("a.conf, line 1: wrong\n")
        .hasMessageEndingWith("\nand 3 more");
  }

  @ParameterizedTest
  @CsvSource({
    "cpus, cpu, 1",
    "lru, lur, 1",
    "a, '', 1",
    "kitten, sitting, 3",
    "same, same, 0",
    "ca, abc, 3"
  })
  void swappedNeighboursAreOneMistake(String a, String b, int distance) {
    assertThat(Nearest.distance(a, b)).isEqualTo(distance);
    assertThat(Nearest.distance(b, a)).isEqualTo(distance);
  }

  @Test
  void whatIsFarFromEverythingHasNoNearest() {
    assertThat(Nearest.of("colour", List.of("cpus", "ram"))).isEmpty();
    assertThat(Nearest.of("CPU", List.of("ram", "cpus"))).contains("cpus");
  }
}
