package org.faultline.lab.results.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.lab.results.json.Json;
import org.faultline.lab.results.plot.Bars;
import org.faultline.lab.results.plot.Mark;
import org.faultline.lab.results.plot.Plot;
import org.faultline.lab.results.plot.Series;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of runs that were kept: of this version, and of one that measured less. */
class RunPageTest {
  @TempDir Path folder;

  private Page page(String name) throws IOException {
    copy(name);
    return RunPage.read(folder);
  }

  private void copy(String name) throws IOException {
    for (String file : List.of("summary.json", "timeline.csv")) {
      try (InputStream in = RunPageTest.class.getResourceAsStream(name + "/" + file)) {
        Files.write(folder.resolve(file), in.readAllBytes());
      }
    }
  }

  private static List<String> ids(Page page) {
    return Stream.concat(page.bars().stream().map(Bars::id), page.plots().stream().map(Plot::id))
        .toList();
  }

  private static Plot plot(Page page, String id) {
    return page.plots().stream().filter(plot -> plot.id().equals(id)).findFirst().orElseThrow();
  }

  private static List<String> names(Plot plot) {
    return plot.series().stream().map(Series::name).toList();
  }

  @Test
  void everythingThatWasMeasuredIsDrawn() throws IOException {
    assertThat(ids(page("run")))
        .containsExactly(
            "time-by-group",
            "time-by-process",
            "memory-composition",
            "working-sets",
            "commit",
            "faults",
            "pressure",
            "refaults",
            "processes",
            "pagefile-load",
            "pagefile-traffic",
            "manager-load",
            "latency");
  }

  @Test
  void resultsOfAnOlderVersionHaveThePlotsThatTheyCanHave() throws IOException {
    Page page = page("older");
    assertThat(ids(page))
        .contains("memory-composition", "working-sets", "faults", "latency")
        .doesNotContain("pressure", "refaults", "pagefile-load");
    assertThat(names(plot(page, "working-sets"))).containsExactly("all processes");
  }

  @Test
  void eachGroupHasItsWorkingSet() throws IOException {
    Page page = page("run");
    assertThat(names(plot(page, "working-sets")))
        .containsExactly("awk", "browser", "chase", "compress", "grep", "sqlite");
    assertThat(Html.of(page)).contains("Sizes of the working sets over time");
  }

  /** 4 MiB of memory: all frames are on some list, at each row of the timeline. */
  @Test
  void theStackOfMemoryIsAllMemory() throws IOException {
    Plot memory = plot(page("run"), "memory-composition");
    for (int row = 0; row < memory.series().get(0).x().length; row++) {
      double sum = 0;
      for (Series part : memory.series()) {
        sum += part.y()[row];
      }
      assertThat(sum).isEqualTo(4 << 20);
    }
  }

  @Test
  void theEndOfTheWarmUpIsMarked() throws IOException {
    assertThat(plot(page("run"), "faults").marks())
        .containsExactly(new Mark(0.5, Double.NaN, "measured from here"));
  }

  @Test
  void timesOfAGroupAddUpToAllOfIt() throws IOException {
    for (Bars.Row row : page("run").bars().get(0).rows()) {
      assertThat(row.total()).isBetween(1 - 1e-9, 1 + 1e-9);
    }
  }

  @Test
  void findingsAreTheAnswer() throws IOException {
    Page page = page("run");
    assertThat(page.answer().get(0))
        .startsWith(
            "Short of memory: chase spent 90 % of its waking time waiting for pages, browser 84 %")
        .endsWith(".");
    assertThat(page.subtitle()).startsWith("desktop, seed 7: 8 processes, 2 s simulated");
  }

  @Test
  void identitiesAndMemoryMapsAreTables() throws IOException {
    String html = Html.of(page("run"));
    assertThat(html)
        .contains(">commit-charge<", "Use counts at the end", "Memory of browser-1 (id 2)")
        .contains("Jain", "SHA-256");
  }

  @Test
  void aPercentileNeedsThatManyValues() throws IOException {
    copy("run");
    ObjectNode summary = (ObjectNode) Json.read(folder.resolve("summary.json"));
    ArrayNode requests = ((ObjectNode) summary.path("groups").path(0)).putArray("requests");
    ObjectNode request = requests.addObject().put("name", "page");
    ObjectNode latency = request.putObject("latency");
    request.put("perSecond", 25);
    latency
        .put("count", 50)
        .put("meanNanos", 1_500_000)
        .put("p50Nanos", 1_000_000)
        .put("p90Nanos", 2_000_000);
    latency.put("p99Nanos", 3_000_000).put("p999Nanos", 3_000_000).put("maximumNanos", 4_000_000);
    Json.write(folder.resolve("summary.json"), summary);
    Series first = plot(RunPage.read(folder), "latency").series().get(0);
    assertThat(first.name()).isEqualTo("awk page (of 50)");
    // The median, nine in ten, and the slowest of fifty: amidst the percentiles above 98 that it
    // is.
    assertThat(first.x()).containsExactly(2, 10, 100);
    assertThat(first.y()).containsExactly(0.001, 0.002, 0.004);
  }
}
