package org.faultline.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.lab.LoggedLines;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies through the command line, of a workload of 15 ms. */
class SweepCommandTest {
  private static final String STUDY =
      """
      question = "Does memory help?"
      workload = "small.conf"
      set { run { until = 20 ms, timeline = off } }
      vary { machine.ram = [128 KiB, 256 KiB, 512 KiB], processes.server.count = [1, 3] }
      replications { minimum = 2, maximum = 4, until-half-width = 3 %, batch = 1 }
      baseline { machine.ram = 128 KiB }
      plot { x = machine.ram, y = [server.throughput, machine.hard-faults], mark = peak }
      """;

  @TempDir Path folder;
  private Path study;
  private Path out;

  @BeforeEach
  void prepare() throws IOException {
    Faultline.small(folder);
    study = Files.writeString(folder.resolve("memory.conf"), STUDY);
    out = folder.resolve("results");
  }

  private Faultline.Outcome sweep(Object... more) {
    return Faultline.run(
        Stream.concat(Stream.of("sweep", study, "--out", out), Stream.of(more)).toArray());
  }

  private String file(String name) throws IOException {
    return Files.readString(out.resolve(name));
  }

  private JsonNode json() throws IOException {
    return new ObjectMapper().readTree(file("study.json"));
  }

  @Test
  void aStudyEndsWithATableTheAnswerAndItsResults() throws IOException {
    Faultline.Outcome outcome = sweep();

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isZero();
    assertThat(outcome.lines().get(0)).isEqualTo("Does memory help?");
    assertThat(outcome.lines().get(1)).matches("6 cells, [0-9]+ runs, in .* s of real time .*");
    assertThat(outcome.lines()).anyMatch(line -> line.matches("512 KiB .* ± .*/s .*"));
    assertThat(outcome.lines())
        .anyMatch(line -> line.startsWith("* With count 3, machine.hard-faults "));
    assertThat(outcome.lines())
        .last()
        .isEqualTo("Results     " + out + "   open report.html in it");
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .contains("journal.jsonl", "results.csv", "study.json", "report.html")
          .noneMatch(name -> name.contains("partial"));
    }
  }

  @Test
  void aStudyLogsItsBeginningItsRunsItsEndAndWhatItRemoves() {
    sweep("--quiet");

    try (LoggedLines log = new LoggedLines("org.faultline.lab", Level.DEBUG)) {
      sweep("--quiet", "--force");

      assertThat(log.lines())
          .contains("INFO removed " + out, "INFO study memory ends")
          .anyMatch(line -> line.matches("INFO study memory begins: seed .*, 6 cells, .* to make"))
          .anyMatch(line -> line.matches("DEBUG cell 6, replication 2: seed .*"));
    }
  }

  @Test
  void theJsonHoldsWhatWasAskedAndFound() throws IOException {
    sweep("--quiet");
    JsonNode json = json();
    assertThat(json.path("schema").asText()).isEqualTo("faultline-study/1");
    assertThat(json.path("factors").findValuesAsText("name"))
        .containsExactly("machine.ram", "processes.server.count");
    assertThat(json.at("/factors/0/values/2").asLong()).isEqualTo(512 << 10);
    assertThat(json.path("cells")).hasSize(6);
    // Each measure of the four cells that are not the baseline.
    assertThat(json.path("differences")).hasSize(8);
    assertThat(json.path("marks")).hasSize(2);
    assertThat(json.at("/manifest/inputs").findValuesAsText("path")).containsExactly("small.conf");
    JsonNode first = json.at("/cells/0/measures/server.throughput");
    assertThat(first.path("n").asInt()).isEqualTo(json.at("/cells/0/replications").asInt());
  }

  /** The mean in the JSON is that of the rows of the CSV. */
  @Test
  void theCsvHasARowForEachRun() throws IOException {
    sweep("--quiet");
    List<String> lines = file("results.csv").lines().toList();
    assertThat(lines.get(0))
        .isEqualTo(
            "cell,replication,seed,status,machine.ram,processes.server.count,server.throughput,"
                + "machine.hard-faults");
    JsonNode cells = json().path("cells");
    int runs = 0;
    for (JsonNode cell : cells) {
      String prefix = cell.path("cell").asText() + ",";
      List<String> rows = lines.stream().filter(line -> line.startsWith(prefix)).toList();
      runs += rows.size();
      assertThat(rows).hasSize(cell.path("replications").asInt());
      double mean =
          rows.stream()
              .mapToDouble(row -> Double.parseDouble(row.split(",")[6]))
              .average()
              .orElse(0);
      assertThat(cell.at("/measures/server.throughput/mean").asDouble())
          .isCloseTo(mean, org.assertj.core.api.Assertions.within(1e-6));
    }
    assertThat(lines).hasSize(runs + 1);
  }

  @Test
  void theRunWithASeedOfTheCsvIsTheRunOfTheStudy() throws IOException {
    sweep("--quiet");
    String[] row = file("results.csv").lines().skip(1).findFirst().orElseThrow().split(",");
    Path run = folder.resolve("run");
    Faultline.run(
        "run",
        folder.resolve("small.conf"),
        "--seed",
        row[2],
        "--set",
        "machine.ram=128KiB",
        "--set",
        "processes.server.count=" + row[5],
        "--set",
        "run.until=20ms",
        "--set",
        "run.timeline=off",
        "--out",
        run,
        "--quiet");
    JsonNode summary = new ObjectMapper().readTree(Files.readString(run.resolve("summary.json")));
    assertThat(summary.at("/machine/perSecond/hardFaults").asDouble())
        .isEqualTo(Double.parseDouble(row[7]));
  }

  @Test
  void resultsAreTheSameBytesForOneAndTwoJobs() throws IOException {
    sweep("--quiet", "--jobs", 1);
    String csv = file("results.csv");
    String json = file("study.json");
    sweep("--quiet", "--jobs", 2, "--force");
    assertThat(file("results.csv")).isEqualTo(csv);
    assertThat(file("study.json")).isEqualTo(json);
  }

  @Test
  void aStudyThatIsThereIsNeitherReplacedNorMadeAgain() throws IOException {
    sweep("--quiet");
    String csv = file("results.csv");
    Faultline.Outcome refused = sweep();
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .isEqualTo(
            "faultline: "
                + out
                + " already holds a study; --resume completes it, --force starts it over, --out writes elsewhere\n");
    Faultline.Outcome resumed = sweep("--resume");
    assertThat(resumed.code()).isZero();
    assertThat(resumed.lines().get(1)).matches("6 cells, ([0-9]+) runs \\(\\1 already made\\), .*");
    assertThat(file("results.csv")).isEqualTo(csv);
  }

  @Test
  void aChangedStudyIsNotResumed() throws IOException {
    sweep("--quiet");
    Faultline.Outcome other = sweep("--resume", "--seed", 9);
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err())
        .startsWith("faultline: " + out + " was begun with other cells, seeds, replications");
    Files.writeString(
        folder.resolve("small.conf"), "\n# more\n", java.nio.file.StandardOpenOption.APPEND);
    assertThat(sweep("--resume").err()).contains("with other contents of the workload's files");
  }

  @Test
  void aFolderWithOtherThingsIsNeverTouched() throws IOException {
    Files.createDirectories(out);
    Files.writeString(out.resolve("mine.txt"), "mine");
    Faultline.Outcome outcome = sweep("--force");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("is not empty and holds no study");
    assertThat(file("mine.txt")).isEqualTo("mine");
  }

  @Test
  void aFailedCellIsToldAndTheRestGoesOn() throws IOException {
    Files.writeString(study, STUDY.replace("128 KiB, 256 KiB, 512 KiB", "128 KiB, 5 KiB, 512 KiB"));
    Faultline.Outcome outcome = sweep();
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err().lines())
        .hasSize(2)
        .allMatch(line -> line.contains("5 KiB") && line.contains("memory.conf, line 4"));
    assertThat(json().path("cells").findValuesAsText("status"))
        .containsOnly("done", "failed")
        .filteredOn("failed"::equals)
        .hasSize(2);
    assertThat(outcome.lines()).anyMatch(line -> line.startsWith("* 2 of 6 cells failed"));
    assertThat(file("results.csv")).contains(",refused,5 KiB,");
  }

  @Test
  void aKeyThatNoWorkloadHasIsRefusedAtItsLine() throws IOException {
    Files.writeString(
        study,
        STUDY.replace("machine.ram = [", "machine.rom = [").replace("machine.ram", "machine.rom"));
    Faultline.Outcome outcome = sweep();
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err())
        .startsWith("memory.conf, line 4: unknown key 'machine.rom'; did you mean 'ram'?");
    assertThat(out).doesNotExist();
  }

  @Test
  void aMeasureThatNoRunHasIsRefusedAtItsLine() throws IOException {
    Files.writeString(study, STUDY.replace("server.throughput", "sever.throughput"));
    Faultline.Outcome outcome = sweep();
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err())
        .startsWith(
            "memory.conf, line 7: no run of this workload has the measure 'sever.throughput'; did"
                + " you mean 'server.throughput'? Groups: loop, machine, server");
    assertThat(out).doesNotExist();
  }

  @Test
  void aPlanRunsNothing() {
    Faultline.Outcome outcome = sweep("--plan");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.lines())
        .contains(
            "6 cells, 12 to 24 runs of small",
            "    2  machine.ram = 256 KiB, processes.server.count = 1");
    assertThat(out).doesNotExist();
  }

  @Test
  void optionsOutOfRangeAreSentences() {
    assertThat(sweep("--jobs", 0).err())
        .isEqualTo("faultline: --jobs is 0, but must be from 1 to 1024\n");
    assertThat(sweep("--replications", 0).err())
        .isEqualTo("faultline: --replications is 0, but must be from 1 to 10000\n");
    assertThat(sweep("--resume", "--force").err()).contains("cannot be used together");
    assertThat(sweep("--set", "machine.ram=1MiB").err())
        .isEqualTo("--set machine.ram=1MiB: 'machine.ram' varies in this study\n");
    assertThat(Faultline.run("study", "trash").err())
        .contains("no shipped study of that name; did you mean 'thrash'?");
  }
}
