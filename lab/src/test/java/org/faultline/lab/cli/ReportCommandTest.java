package org.faultline.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
  @TempDir Path folder;

  private Path run(String name, Object... more) throws IOException {
    Path out = folder.resolve(name);
    Object[] args =
        Stream.concat(
                Stream.of("run", Faultline.small(folder), "--out", out, "--quiet"), Stream.of(more))
            .toArray();
    Faultline.Outcome outcome = Faultline.run(args);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return out;
  }

  private static SortedMap<String, String> drawn(Path results) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(results)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = results.relativize(file).toString().replace('\\', '/');
        if (name.equals("report.html") || name.startsWith("plots/")) {
          files.put(name, Files.readString(file));
        }
      }
    }
    return files;
  }

  @Test
  void aRunHasItsReportAndEachPlotItsFiles() throws IOException {
    SortedMap<String, String> files = drawn(run("results"));
    assertThat(files)
        .containsKeys(
            "report.html",
            "plots/memory-composition.csv",
            "plots/memory-composition.svg",
            "plots/time-by-group.csv",
            "plots/time-by-group.svg");
    assertThat(files.get("plots/memory-composition.csv").lines()).hasSize(9);
    String page = files.get("report.html");
    files.keySet().stream()
        .filter(name -> name.startsWith("plots/"))
        .forEach(name -> assertThat(page).contains("href=\"" + name + "\""));
  }

  @Test
  void rebuildingGivesTheSameBytes() throws IOException {
    Path results = run("results");
    SortedMap<String, String> before = drawn(results);
    Files.writeString(results.resolve("report.html"), "spoiled");
    Faultline.Outcome outcome = Faultline.run("report", results);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isZero();
    assertThat(outcome.lines()).containsExactly(results.resolve("report.html").toString());
    assertThat(drawn(results)).isEqualTo(before);
  }

  @Test
  void neitherPlaceNorWorkersChangeAByte() throws IOException {
    SortedMap<String, String> here = drawn(run("here", "--workers", 1));
    assertThat(drawn(run("far/away", "--workers", 3))).isEqualTo(here);
  }

  @Test
  void withoutATimelineTheReportSaysHowToGetOne() throws IOException {
    Path results = run("plain", "--set", "run.timeline=off");
    assertThat(results.resolve("timeline.csv")).doesNotExist();
    assertThat(drawn(results).get("report.html"))
        .contains("kept no timeline")
        .contains("--set run.timeline=");
  }

  @Test
  void aRunMayBeLeftUndrawn() throws IOException {
    assertThat(drawn(run("bare", "--no-report"))).isEmpty();
  }

  @Test
  void severalSeedsHaveAReportEach() throws IOException {
    Path set = run("set", "--seeds", 2);
    try (Stream<Path> runs = Files.list(set).filter(Files::isDirectory)) {
      assertThat(runs.toList()).hasSize(2).allMatch(run -> isDrawn(run));
    }
    assertThat(Faultline.run("report", set).lines()).hasSize(2);
  }

  private static boolean isDrawn(Path run) {
    return Files.isRegularFile(run.resolve("report.html"));
  }

  @Test
  void theTitleOfAWorkloadIsText() throws IOException {
    Path results = run("titled", "--set", "title=\"</title></script><b>bold\"");
    assertThat(drawn(results).get("report.html"))
        .contains("&lt;/title&gt;&lt;/script&gt;&lt;b&gt;bold")
        .doesNotContain("<b>bold");
  }

  @Test
  void whatCannotBeDrawnIsASentence() throws IOException {
    assertThat(bad(folder.resolve("nowhere"))).contains("no such file or folder of results");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThat(bad(empty)).contains("holds no results");
    Path broken = run("broken");
    Files.writeString(broken.resolve("timeline.csv"), "time_s,alive\n0.1,many\n");
    assertThat(bad(broken)).contains("timeline.csv, line 2: alive is 'many'");
    assertThat(bad(broken.resolve("summary.json"))).contains("must be a folder of results");
  }

  private static String bad(Path results) {
    Faultline.Outcome outcome = Faultline.run("report", results);
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err().lines()).hasSize(1);
    return outcome.err();
  }
}
