package org.faultline.lab.studies.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.faultline.lab.results.html.Html;
import org.faultline.lab.results.html.Page;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.results.plot.Mark;
import org.faultline.lab.results.plot.Palette;
import org.faultline.lab.results.plot.Plot;
import org.faultline.lab.results.plot.Series;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pages of a study that was kept: web workers (4 to 20) in 64 and in 96 MiB, eight seeds for each
 * cell, with an analytic curve for 64 MiB.
 */
class StudyPageTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void copy() throws IOException {
    file = folder.resolve("study.json");
    try (InputStream in = StudyPageTest.class.getResourceAsStream("study/study.json")) {
      Files.write(file, in.readAllBytes());
    }
  }

  private Page page() throws IOException {
    return StudyPage.read(folder);
  }

  private Page changed(Consumer<ObjectNode> change) throws IOException {
    ObjectNode study = (ObjectNode) Json.read(file);
    change.accept(study);
    Json.write(file, study);
    return page();
  }

  private static List<String> names(Plot plot) {
    return plot.series().stream().map(Series::name).toList();
  }

  @Test
  void theQuestionIsTheTitleAndTheAnswerComesFirst() throws IOException {
    Page page = page();
    assertThat(page.title()).isEqualTo("How many web workers before they thrash?");
    assertThat(page.answer().get(0)).startsWith("web.throughput, 64 MiB is highest at count 20");
    assertThat(page.subtitle()).isEqualTo("webs on web: 10 cells, 80 runs, seed 1");
  }

  @Test
  void theSecondUnitIsOnTheRightAndTheThirdHasAPlotOfItsOwn() throws IOException {
    List<Plot> plots = page().plots();
    Plot answer = plots.get(0);
    assertThat(answer.id()).isEqualTo("answer");
    assertThat(names(answer))
        .containsExactly(
            "64 MiB: web.throughput",
            "96 MiB: web.throughput",
            "USL, 64 MiB: web.throughput",
            "64 MiB: web.page.latency.p99",
            "96 MiB: web.page.latency.p99");
    assertThat(answer.series().stream().map(Series::axis)).containsExactly(0, 0, 0, 1, 1);
    assertThat(plots.get(1).title()).isEqualTo("pagefile.utilisation");
  }

  @Test
  void meansAreInTheOrderOfTheAxisWithTheirIntervals() throws IOException {
    Series first = page().plots().get(0).series().get(0);
    assertThat(first.x()).containsExactly(4, 8, 12, 16, 20);
    for (int i = 0; i < first.x().length; i++) {
      assertThat(first.low()[i]).isLessThan(first.y()[i]);
      assertThat(first.high()[i] - first.y()[i])
          .isCloseTo(first.y()[i] - first.low()[i], offset(1e-9));
    }
  }

  @Test
  void marksAreNamedAndAllInTheTable() throws IOException {
    Page page = page();
    assertThat(page.plots().get(0).marks().stream().map(Mark::label))
        .contains("peak at 20, 64 MiB", "50 % at 12, 64 MiB", "L = S at 4, 64 MiB");
    assertThat(Html.of(page)).contains("50 %: the pagefile is busy half the time", "coherence");
  }

  @Test
  void cellsHaveMeansWithIntervalsAndDifferencesAVerdict() throws IOException {
    String html = Html.of(page());
    assertThat(html).contains("332 ± 25/s").contains("paired").contains(">noise<", ">higher<");
  }

  @Test
  void wordsAlongTheAxisKeepTheirOrder() throws IOException {
    Page page =
        changed(
            study -> {
              ObjectNode count = (ObjectNode) study.path("factors").path(1);
              count.put("kind", "category");
              count.remove("values");
            });
    Plot answer = page.plots().get(0);
    assertThat(answer.x().categories()).containsExactly("4", "8", "12", "16", "20");
    assertThat(answer.series().get(0).x()).containsExactly(0, 1, 2, 3, 4);
  }

  private static void optimal(ObjectNode study) {
    for (var cell : study.path("cells")) {
      ObjectNode levels = (ObjectNode) cell.path("levels");
      String ram = levels.path("machine.ram").asText();
      levels.put("machine.ram", ram.equals("64 MiB") ? "opt" : "lru");
    }
  }

  private static Series opt(Page page, String measure) {
    return page.plots().stream()
        .flatMap(plot -> plot.series().stream())
        .filter(series -> series.name().startsWith("opt: " + measure))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void nothingIsBelowACurveThatTheStudyCallsABound() throws IOException {
    Page page =
        changed(
            study -> {
              optimal(study);
              ObjectNode bound = study.putArray("bounds").addObject();
              bound.put("measure", "web.page.latency.p99");
              bound.putObject("series").put("machine.ram", "opt");
            });
    Series bound = opt(page, "web.page.latency.p99");
    assertThat(bound.style()).isEqualTo(Series.Style.BAND);
    assertThat(bound.low()).containsOnly(0);
    assertThat(bound.high()).isEqualTo(bound.y());
    assertThat(opt(page, "web.throughput").style()).isNotEqualTo(Series.Style.BAND);
  }

  @Test
  void theNameOfAnOptimalPolicyMakesNoBound() throws IOException {
    Page page = changed(StudyPageTest::optimal);
    assertThat(opt(page, "web.page.latency.p99").style()).isNotEqualTo(Series.Style.BAND);
  }

  @Test
  void aDeterministicStudySpeaksOfNoIntervals() throws IOException {
    Page page =
        changed(
            study -> {
              for (var cell : study.path("cells")) {
                ((ObjectNode) cell).put("deterministic", true);
                cell.path("measures").forEach(value -> ((ObjectNode) value).remove("halfWidth"));
              }
              study.remove("answer");
              for (var difference : study.path("differences")) {
                ((ObjectNode) difference)
                    .put("verdict", "higher")
                    .remove(List.of("p", "holm", "halfWidth"));
              }
            });
    assertThat(Html.of(page))
        .contains("deterministic", "Exact differences")
        .doesNotContainPattern("[0-9] ± ")
        .doesNotContain("confidence", "other seeds", "'noise'", "Paired");
  }

  @Test
  void aMarkBetweenTwoLevelsIsAtOneNumberInPictureAndTable() throws IOException {
    Page page =
        changed(
            study -> {
              for (var mark : study.path("marks")) {
                if (mark.path("mark").asText().equals("l-equals-s")) {
                  ((ObjectNode) mark).put("x", 4.3).put("level", "4").put("place", "4.30");
                }
              }
            });
    assertThat(page.plots().get(0).marks().stream().map(Mark::label))
        .contains("L = S at 4.30, 64 MiB")
        .noneMatch(label -> label.startsWith("L = S at 4,"));
    assertThat(Html.of(page)).contains(">4.30<");
  }

  /** At 4 to 20 workers the lifetimes are 2, 20, 24, 26 and 27: most for each worker at 8. */
  @Test
  void aLifetimeHasItsTangentFromTheOrigin() throws IOException {
    double[] lifetimes = {2, 20, 24, 26, 27};
    Page page =
        changed(
            study -> {
              ((ObjectNode) study.path("plot")).putArray("y").add("web.lifetime");
              int at = 0;
              for (var cell : study.path("cells")) {
                ObjectNode measures = ((ObjectNode) cell).putObject("measures");
                measures.putObject("web.lifetime").put("mean", lifetimes[at++ % 5]).put("n", 1);
              }
            });
    Series tangent =
        page.plots().get(0).series().stream()
            .filter(series -> series.name().equals("tangent from the origin, 64 MiB"))
            .findFirst()
            .orElseThrow();
    assertThat(tangent.style()).isEqualTo(Series.Style.DASHED);
    assertThat(tangent.y()[0] / tangent.x()[0]).isEqualTo(20.0 / 8);
    assertThat(tangent.y()[1]).isCloseTo(27, offset(1e-9));
  }

  @Test
  void severalFormulasForOneCurveDifferInTheirDashes() throws IOException {
    Page page =
        changed(
            study -> {
              ArrayNode overlays = (ArrayNode) study.path("overlays");
              overlays.add(((ObjectNode) overlays.path(0).deepCopy()).put("label", "MVA"));
            });
    List<Series> formulas =
        page.plots().get(0).series().stream()
            .filter(series -> series.style() == Series.Style.DASHED)
            .toList();
    assertThat(formulas.stream().map(Series::colour)).containsExactly(0, Palette.size());
  }

  @Test
  void aFailedCellIsListedAndTheRestIsDrawn() throws IOException {
    Page page =
        changed(
            study -> {
              ObjectNode cell = (ObjectNode) study.path("cells").path(0);
              cell.put("status", "failed").put("failure", "<out of frames>");
              cell.putObject("measures");
            });
    assertThat(page.plots().get(0).series().get(0).x()).containsExactly(8, 12, 16, 20);
    assertThat(Html.of(page)).contains("Cells without results").contains("&lt;out of frames&gt;");
  }

  @Test
  void aStudyWithoutAnAxisNumbersItsCells() throws IOException {
    Page page = changed(study -> ((ObjectNode) study.path("plot")).remove("x"));
    assertThat(page.plots().get(0).x().categories()).hasSize(10).startsWith("1", "2");
  }

  @Test
  void aStudyOfNothingStillHasAPage() throws IOException {
    Page page =
        changed(
            study -> {
              for (String list : List.of("answer", "cells", "differences", "marks", "overlays")) {
                ((ArrayNode) study.path(list)).removeAll();
              }
            });
    assertThat(page.plots()).isEmpty();
    assertThat(page.answer()).containsExactly("No cell has results, so there is nothing to say.");
    assertThat(Html.of(page)).contains("What was studied");
  }

  @Test
  void theReportOfAStudyIsWrittenBesideIt() throws IOException {
    Reports.write(folder);
    assertThat(folder.resolve("report.html")).exists();
    assertThat(folder.resolve("plots/answer.svg")).exists();
    assertThat(Files.readString(folder.resolve("plots/answer.csv")))
        .startsWith("web.count,64 MiB: web.throughput_per_s,64 MiB: web.throughput low_per_s");
  }

  @Test
  void anotherSchemaIsRefused() throws IOException {
    assertThatThrownBy(() -> changed(study -> study.put("schema", "faultline-study/9")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("has the schema 'faultline-study/9', but must have");
  }
}
