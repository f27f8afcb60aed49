package org.faultline.lab.results.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.faultline.lab.cli.Faultline;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.lab.results.summary.SummaryReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuresTest {
  @TempDir private static Path folder;
  private static JsonNode summary;
  private static SortedMap<String, Measure> measures;

  @BeforeAll
  static void runs() throws IOException {
    Faultline.run(
        "run", "web", "--set", "run.until=4s", "--set", "run.warm-up=1s", "--out", folder + "/web");
    summary = Json.read(folder.resolve("web/summary.json"));
    measures = Measures.of(SummaryReader.read(folder.resolve("web/summary.json")));
  }

  @Test
  void namesReachTheFiguresOfGroupsRequestsAndTheMachine() {
    JsonNode web = summary.path("groups").get(1);
    assertThat(measures.get("web.page.latency.p99.9").value())
        .isEqualTo(web.at("/requests/0/latency/p999Nanos").asDouble() / 1e9)
        .isPositive();
    assertThat(measures.get("web.hard-faults"))
        .isEqualTo(new Measure(web.at("/perSecond/hardFaults").asDouble(), Unit.PER_SECOND));
    assertThat(measures.get("machine.throughput").value())
        .isCloseTo(
            measures.get("web.page.throughput").value()
                + measures.get("database.query.throughput").value(),
            within(1e-5));
    assertThat(measures.get("commit.share").value()).isBetween(0.1, 1.0);
  }

  @Test
  void sharesOfTimeAddUpToOne() {
    for (String who : List.of("web", "database", "machine")) {
      double sum =
          measures.entrySet().stream()
              .filter(entry -> entry.getKey().startsWith(who + ".time."))
              .mapToDouble(entry -> entry.getValue().value())
              .sum();
      assertThat(sum).as(who).isCloseTo(1, within(1e-9));
    }
  }

  @Test
  void everyMeasureIsInTheCatalogueWithItsUnit() {
    Map<Pattern, Unit> patterns =
        Measures.catalogue().stream()
            .collect(Collectors.toMap(kind -> pattern(kind.pattern()), MeasureKind::unit));
    assertThat(measures).hasSizeGreaterThan(100);
    measures.forEach(
        (name, measure) -> {
          Set<Unit> units =
              patterns.entrySet().stream()
                  .filter(entry -> entry.getKey().matcher(name).matches())
                  .map(Map.Entry::getValue)
                  .collect(Collectors.toSet());
          assertThat(units).as(name).contains(measure.unit());
        });
  }

  @Test
  void theCatalogueIsListedWithMeanings() {
    Faultline.Outcome outcome = Faultline.run("list", "--measures");
    assertThat(outcome.code()).isZero();
    for (MeasureKind kind : Measures.catalogue()) {
      assertThat(outcome.lines())
          .anyMatch(line -> line.startsWith(kind.pattern()) && line.endsWith(kind.meaning()));
    }
  }

  @Test
  void everyKindOfMeasureIsDocumented() throws IOException {
    String text = Files.readString(Path.of("..", "docs", "measures.md"));
    for (MeasureKind kind : Measures.catalogue()) {
      String last = kind.pattern().replaceFirst("\\.(mean|p50|p90|p99|p99\\.9|max)$", "");
      last = last.substring(last.lastIndexOf('.') + 1);
      assertThat(text).as(kind.pattern()).contains(last.matches("[A-Z]+") ? "other" : last);
    }
  }

  private static Pattern pattern(String kind) {
    return Pattern.compile(kind.replace(".", "\\.").replaceAll("[A-Z]+", "[A-Za-z0-9_-]+"));
  }

  @Test
  void aMisspeltNameIsAnsweredWithTheNearest() {
    assertThatThrownBy(() -> Measures.require(measures, "web.page.latency.p98"))
        .isInstanceOf(UserMistake.class)
        .hasMessageStartingWith("this run has no measure 'web.page.latency.p98'; did you mean")
        .hasMessageContaining("web.page.latency.p");
    assertThat(Measures.require(measures, "web.page.latency.p99").toString()).endsWith("ms");
  }
}
