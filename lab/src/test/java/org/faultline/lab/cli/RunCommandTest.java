package org.faultline.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
  @TempDir Path folder;
  private Path small;
  private Path out;

  @BeforeEach
  void prepare() throws IOException {
    small = Faultline.small(folder);
    out = folder.resolve("results");
  }

  private JsonNode summary() throws IOException {
    return new ObjectMapper().readTree(Files.readString(out.resolve("summary.json")));
  }

  @Test
  void aRunEndsWithATableAndItsResults() throws IOException {
    Faultline.Outcome outcome = Faultline.run("run", small, "--out", out);

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isZero();
    List<String> lines = outcome.lines();
    assertThat(lines).hasSizeLessThanOrEqualTo(25);
    assertThat(lines.get(0))
        .startsWith("small, seed 3: 5 processes, 35 ms simulated after 5 ms warm-up, in ")
        .contains(" of real time");
    assertThat(lines.get(1)).contains("n  request", "Page Faults/s", "Private Bytes");
    assertThat(lines).anyMatch(line -> line.matches("server +3  page +.* ms .*"));
    assertThat(lines).anyMatch(line -> line.matches("loop +2  - .*"));
    assertThat(outcome.out()).contains("! Short of memory").doesNotContain("BROKEN");
    assertThat(files(out))
        .containsExactly(
            "effective.conf", "host.json", "plots", "report.html", "summary.json", "timeline.csv");
    assertThat(files(folder)).containsExactly("results", "small.conf");
  }

  @Test
  void theTablesColumnsAreAligned() {
    List<String> lines = Faultline.run("run", small, "--out", out).lines();
    int column = lines.get(1).indexOf("Private Bytes") + "Private Bytes".length();
    assertThat(lines.subList(2, 5))
        .allSatisfy(line -> assertThat(line.substring(column - 3, column)).isEqualTo("KiB"));
  }

  @Test
  void theSummaryAddsUp() throws IOException {
    Faultline.run("run", small, "--out", out, "--quiet");
    JsonNode summary = summary();

    assertThat(summary.path("schema").asText()).isEqualTo("faultline-summary/2");
    assertThat(summary.path("manifest").path("inputs").findValuesAsText("path"))
        .containsExactly("small.conf");
    assertThat(summary.path("processes")).hasSize(5);
    for (String key : List.of("references", "pageFaults", "pagesOutput")) {
      long machine = summary.path("machine").path("window").path(key).asLong();
      assertThat(machine).as(key).isPositive();
      assertThat(sum(summary.path("groups"), key)).as(key).isEqualTo(machine);
      assertThat(sum(summary.path("processes"), key)).as(key).isEqualTo(machine);
    }
    JsonNode memory = summary.path("machine").path("physicalMemory");
    assertThat(
            memory.path("activeBytes").asLong()
                + memory.path("pageTableBytes").asLong()
                + memory.path("freeBytes").asLong())
        .isEqualTo(256 * 1024);
    assertThat(summary.path("identities")).isNotEmpty();
    assertThat(summary.path("identities").findValuesAsText("holds")).containsOnly("true");
  }

  private static long sum(JsonNode parts, String key) {
    long sum = 0;
    for (JsonNode part : parts) {
      sum += part.path("window").path(key).asLong();
    }
    return sum;
  }

  @Test
  void nothingOfTheHostIsInTheSummary() throws IOException {
    Faultline.run("run", small, "--out", out, "--quiet");
    String summary = Files.readString(out.resolve("summary.json"));
    assertThat(summary)
        .doesNotContain(folder.toString(), System.getProperty("java.version"), "workers");
    assertThat(Files.readString(out.resolve("host.json")))
        .contains("\"workers\"", "\"java\"", "\"wallSeconds\"");
  }

  @Test
  void resultsAreNotOverwrittenWithoutForce() throws IOException {
    assertThat(Faultline.run("run", small, "--out", out, "--quiet").code()).isZero();
    String before = Files.readString(out.resolve("host.json"));

    Faultline.Outcome again = Faultline.run("run", small, "--out", out, "--quiet");
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err().lines()).singleElement().asString().contains("--force", "results");
    assertThat(Files.readString(out.resolve("host.json"))).isEqualTo(before);

    Faultline.Outcome forced =
        Faultline.run("run", small, "--out", out, "--quiet", "--force", "--seed", "4");
    assertThat(forced.code()).isZero();
    assertThat(summary().path("manifest").path("seed").asLong()).isEqualTo(4);
    assertThat(files(folder)).containsExactly("results", "small.conf");
  }

  @Test
  void forceNeverReplacesWhatIsNoResult() throws IOException {
    Files.writeString(Files.createDirectories(out).resolve("thesis.tex"), "years");
    Faultline.Outcome outcome = Faultline.run("run", small, "--out", out, "--force");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("holds no results");
    assertThat(files(out)).containsExactly("thesis.tex");
  }

  @Test
  void jsonIsTheSummaryAndNothingElse() throws IOException {
    Faultline.Outcome outcome = Faultline.run("run", small, "--out", out, "--format", "json");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).isEqualTo(Files.readString(out.resolve("summary.json")));
  }

  @Test
  void quietSaysNothing() {
    Faultline.Outcome outcome = Faultline.run("run", small, "--out", out, "--quiet");
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void everyMistakeOfAConfigIsASentence() throws IOException {
    Path bad =
        Files.writeString(
            folder.resolve("bad.conf"),
            "machine { cpu = 2 }\nprocesses { p { program = [ { Tuch { in = x } } ] } }\n");
    Faultline.Outcome outcome = Faultline.run("run", bad, "--out", out);
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err().lines())
        .hasSize(2)
        .anySatisfy(line -> assertThat(line).contains("bad.conf, line 1", "cpus"))
        .anySatisfy(line -> assertThat(line).contains("bad.conf, line 2", "Touch"));
    assertThat(out).doesNotExist();
  }

  @Test
  void anUnknownNameSaysWhatIsShipped() {
    Faultline.Outcome outcome = Faultline.run("run", "desktp");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("desktop").doesNotContain("Exception");
  }

  @Test
  void theEffectiveConfigIsShownWithoutARun() {
    Faultline.Outcome outcome =
        Faultline.run("run", small, "--set", "machine.cpus=1", "--print-effective", "--out", out);
    assertThat(outcome.code()).isZero();
    assertThat(outcome.lines()).anyMatch(line -> line.matches("machine.cpus = 1 +# --set .*"));
    assertThat(out).doesNotExist();
  }

  @Test
  void theEffectiveConfigRunsToTheSameDigest() throws IOException {
    Faultline.run("run", small, "--out", out, "--quiet", "--set", "machine.cpus=1");
    Path again = folder.resolve("again");
    Faultline.run("run", out.resolve("effective.conf"), "--out", again, "--quiet");
    String digest = summary().path("manifest").path("digest").asText();
    assertThat(Files.readString(again.resolve("summary.json"))).contains(digest);
  }

  @Test
  void eventsAreReadable() throws IOException {
    Faultline.run("run", small, "--out", out, "--quiet", "--events", "--set", "run.until=10ms");
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(out.resolve("events.csv.gz"))),
                StandardCharsets.UTF_8))) {
      List<String> lines = reader.lines().toList();
      assertThat(lines.get(0)).isEqualTo("time_ns,kind,process,name,detail1,detail2");
      assertThat(lines)
          .anyMatch(line -> line.matches("\\d+,PAGE_FAULT,2,loop-2,page=\\d+,access=\\d"));
      assertThat(lines.stream().skip(1).map(line -> Long.parseLong(line.split(",", 2)[0])))
          .isSorted();
    }
  }

  @Test
  void aFailedProgramIsAnOutcomeAndNotAnError() throws IOException {
    Path failing =
        Files.writeString(
            folder.resolve("failing.conf"),
            """
            processes { bad { count = 2, program = [ { Touch { in = nowhere, pattern = uniform, references = 5 } } ] } }
            """);
    Faultline.Outcome outcome = Faultline.run("run", failing, "--out", out);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).contains("! 2 of 2 bad failed: ").contains("nowhere");
    assertThat(summary().path("processes").findValuesAsText("outcome")).containsOnly("failed");
  }

  /** LRU on a loop that is one page longer than memory misses every time. */
  @Test
  void aRunThatEndsByItselfShowsCountsAndElapsedTime() {
    Faultline.Outcome outcome = Faultline.run("run", "first", "--out", out);
    assertThat(outcome.lines().get(1)).contains("references  elapsed  Page Faults  Hard Faults");
    assertThat(outcome.lines())
        .anyMatch(line -> line.matches("loop +1 +1,700  1.70 ms +1,700 +1,700 +64 KiB .*"));
  }

  @Test
  void aBrokenIdentityIsExitCode3() throws IOException {
    Faultline.Outcome outcome =
        Faultline.run("run", small, "--out", out, "--break-identity", "frames");
    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.err()).contains("identity frames is broken");
    assertThat(outcome.out()).contains("BROKEN: frames");
    assertThat(summary().path("identities").findValuesAsText("holds")).contains("false");
  }

  @Test
  void aCheckedRunEndsAtTheFirstBrokenIdentityAndSaysWhenAndAfterWhat() {
    Faultline.Outcome outcome =
        Faultline.run("run", small, "--out", out, "--checked", "--break-identity", "page-faults");
    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.err().lines().filter(line -> line.startsWith("faultline:")))
        .singleElement()
        .asString()
        .matches(
            "faultline: the identity page-faults is broken: 1 is not 0, at \\d+ ns,"
                + " after step \\d+: (a round of process|the event) .*");
  }

  @Test
  void severalSeedsGiveMeansWithIntervals() throws IOException {
    Faultline.Outcome outcome = Faultline.run("run", small, "--out", out, "--seeds", 3);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isZero();
    assertThat(outcome.lines().get(0)).startsWith("small, 3 seeds starting at 3");
    assertThat(outcome.lines()).anyMatch(line -> line.matches("server +page/s .*± .*%"));
    assertThat(files(out)).containsExactly("seed-3", "seed-4", "seed-5", "seeds.json");
    JsonNode study = new ObjectMapper().readTree(Files.readString(out.resolve("seeds.json")));
    assertThat(study.path("runs").findValuesAsText("digest")).doesNotHaveDuplicates().hasSize(3);
    assertThat(study.path("figures")).allMatch(figure -> figure.path("n").asInt() == 3);
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}
