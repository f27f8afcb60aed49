package org.faultline.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replays of a recording, which take the longer the more they fault: compared by work. */
class ReplayTest {
  private static final int REFERENCES = 3_000;
  private static final int PAGES = 60;

  @TempDir Path folder;
  private Path workload;

  /** Loops over 24 pages, with others in between: LRU faults at nearly all of them in 20 frames. */
  @BeforeEach
  void record() throws IOException {
    Random random = new Random(7);
    StringBuilder trace = new StringBuilder();
    for (int i = 0; i < REFERENCES; i++) {
      int page = i % 5 == 4 ? random.nextInt(PAGES) : i % 24;
      trace.append(random.nextInt(3) == 0 ? "W 0x" : "R 0x").append(Integer.toHexString(16 + page));
      trace.append('\n');
    }
    Files.writeString(folder.resolve("loop.pages"), trace);
    workload =
        Files.writeString(
            folder.resolve("replay.conf"),
            """
            machine { cpus = 1, ram = 80 KiB }
            paging { policy = lru, page-tables = free }
            processes { program { program = [ { Trace { file = "loop.pages" } } ] } }
            """);
  }

  private Faultline.Outcome sweep(String study, Object... more) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("s.conf"), "question = q, workload = \"replay.conf\"\n" + study);
    return Faultline.run(
        Stream.concat(
                Stream.of("sweep", file, "--no-report", "--force", "--out", folder.resolve("out")),
                Stream.of(more))
            .toArray());
  }

  private JsonNode study() throws IOException {
    return new ObjectMapper().readTree(Files.readString(folder.resolve("out/study.json")));
  }

  private static double mean(JsonNode study, String policy, String measure) {
    for (JsonNode cell : study.path("cells")) {
      if (cell.path("levels").path("paging.policy").asText().equals(policy)) {
        return cell.path("measures").path(measure).path("mean").asDouble();
      }
    }
    throw new AssertionError("no cell of " + policy);
  }

  /** What {@code faultline faults} counts of the same recording. */
  private long faults(String policy) {
    return Faultline.run(
            "faults",
            folder.resolve("loop.pages"),
            "--policy",
            policy,
            "--frames",
            20,
            "--format",
            "csv")
        .lines()
        .stream()
        .map(line -> line.split(",", -1))
        .filter(cells -> cells[1].equals(policy))
        .mapToLong(cells -> Long.parseLong(cells[5]))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aSweepWithoutMeasuresComparesWork() throws IOException {
    Faultline.Outcome outcome = sweep("vary { paging.policy = [lru, opt] }");
    assertThat(outcome.err()).isEmpty();
    JsonNode study = study();
    assertThat(study.at("/plot/y").findValuesAsText("")).isEmpty();
    assertThat(study.at("/plot/y"))
        .extracting(JsonNode::asText)
        .containsExactly(
            "machine.miss-ratio",
            "machine.total.page-faults",
            "machine.total.pages-output",
            "machine.elapsed");
    for (String policy : List.of("lru", "opt")) {
      long faults = faults(policy);
      assertThat(mean(study, policy, "machine.total.page-faults")).isEqualTo((double) faults);
      assertThat(mean(study, policy, "machine.miss-ratio"))
          .isEqualTo((double) faults / REFERENCES, org.assertj.core.api.Assertions.within(1e-9));
    }
  }

  /** A second of simulated time holds more faults of the policy that makes fewer of them. */
  @Test
  void aRateIsToldBehindTheNumberThatItHides() throws IOException {
    Faultline.Outcome outcome =
        sweep("vary { paging.policy = [lru, opt] }, measures = [program.hard-faults]");
    JsonNode study = study();
    assertThat(study.at("/plot/y"))
        .extracting(JsonNode::asText)
        .containsExactly("program.total.hard-faults", "program.hard-faults");
    double number =
        mean(study, "lru", "program.total.hard-faults")
            / mean(study, "opt", "program.total.hard-faults");
    double rate =
        mean(study, "lru", "program.hard-faults") / mean(study, "opt", "program.hard-faults");
    assertThat(number).isGreaterThan(1.5);
    assertThat(rate).isLessThan(1.1);
    assertThat(outcome.out())
        .contains("program.hard-faults, a rate, does not tell")
        .contains("program.total.hard-faults is lowest at policy opt");
  }

  @Test
  void aDeterministicReplayIsMadeOnceAndSaysSo() throws IOException {
    Faultline.Outcome outcome =
        sweep("vary { paging.policy = [lru, fifo, clock] }, baseline { paging.policy = lru }");
    assertThat(outcome.lines().get(1)).contains("3 cells, 3 runs", "deterministic: one run");
    assertThat(outcome.out())
        .contains("All cells are deterministic: one run each")
        .doesNotContain("±", "noise", "paired", "p <", "told apart", "95 %");
    for (JsonNode difference : study().path("differences")) {
      assertThat(difference.has("p")).isFalse();
      assertThat(difference.has("holm")).isFalse();
      assertThat(difference.has("halfWidth")).isFalse();
      double mean = difference.path("mean").asDouble();
      assertThat(difference.path("verdict").asText())
          .isEqualTo(mean > 0 ? "higher" : mean < 0 ? "lower" : "equal");
    }
  }

  @Test
  void aCellThatDrawsIsRepeatedBesideOneThatDoesNot() throws IOException {
    Faultline.Outcome outcome =
        sweep("vary { paging.policy = [lru, random] }, baseline { paging.policy = lru }");
    assertThat(outcome.lines().get(1)).contains("2 cells, 6 runs");
    assertThat(outcome.out()).contains("1 of 2 cells are deterministic: one run each");
    JsonNode study = study();
    assertThat(study.at("/cells/0/deterministic").asBoolean()).isTrue();
    assertThat(study.at("/cells/1").has("deterministic")).isFalse();
    JsonNode difference = study.path("differences").path(0);
    assertThat(difference.path("n").asInt()).isEqualTo(5);
    assertThat(difference.path("halfWidth").asDouble()).isPositive();
    assertThat(difference.path("p").isNumber()).isTrue();
  }

  @Test
  void aBoundIsOneOnlyOfNumbersOfFaults() throws IOException {
    sweep(
        """
        vary { machine.ram = [40 KiB, 80 KiB], paging.policy = [lru, opt] }
        measures = [machine.miss-ratio, machine.page-faults, machine.total.pages-output, machine.elapsed]
        """);
    JsonNode bounds = study().path("bounds");
    assertThat(bounds.findValuesAsText("measure"))
        .containsExactlyInAnyOrder("machine.miss-ratio", "machine.total.page-faults");
    assertThat(bounds.findValuesAsText("paging.policy")).containsOnly("opt");
  }

  /** Pages of zeros need no read there, so that it may read less than OPT does. */
  @Test
  void nothingBoundsAMachineWithPageLists() throws IOException {
    sweep("vary { machine.ram = [1 MiB, 2 MiB], paging.policy = [opt, windows] }");
    assertThat(study().path("bounds")).isEmpty();
  }

  @Test
  void aReplayThatIsCutOffIsNotTakenForAWholeOne() throws IOException {
    Faultline.Outcome outcome =
        sweep(
            "set { run.until = 20 ms }, vary { paging.policy = [lru, opt] }, measures = [machine.page-faults]");
    assertThat(study().at("/plot/y"))
        .extracting(JsonNode::asText)
        .containsExactly("machine.miss-ratio", "machine.page-faults");
    assertThat(outcome.out()).contains("2 of 2 cells ended before all of their processes did");
    assertThat(study().path("bounds")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"policies", "devices"})
  void studiesThatShipAskRecordingsByWork(String name) throws IOException {
    Faultline.Outcome outcome =
        Faultline.run(
            "study",
            name,
            "--workload",
            workload,
            "--of",
            "program",
            "--quick",
            "--no-report",
            "--out",
            folder.resolve("out"));
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).contains("machine.elapsed").doesNotContain("No run has", "±");
    for (JsonNode cell : study().path("cells")) {
      assertThat(cell.path("replications").asInt()).isEqualTo(1);
      assertThat(cell.at("/measures/machine.elapsed/mean").asDouble()).isPositive();
    }
  }

  @Test
  void oneSeedOfADeterministicRunStandsForAll() throws IOException {
    Path few = folder.resolve("few");
    Path many = folder.resolve("many");
    Faultline.Outcome outcome =
        Faultline.run("run", workload, "--seeds", 5, "--no-report", "--out", few);
    assertThat(outcome.out()).contains("deterministic: one run").doesNotContain("±");
    assertThat(outcome.lines()).anyMatch(line -> line.matches("machine +Page Faults +[0-9,]+"));
    assertThat(Files.exists(few.resolve("seed-1"))).isTrue();
    assertThat(Files.exists(few.resolve("seed-2"))).isFalse();
    Faultline.run(
        "run", workload, "--seeds", 5, "--no-report", "--out", many, "--set", "machine.ram=160KiB");
    Faultline.Outcome compared = Faultline.run("compare", few, many);
    assertThat(compared.out())
        .contains("Deterministic: one run each", "miss ratio", "Page Faults ")
        .doesNotContain("±", "/s ", "differs", "within noise", "no estimate");
  }

  @Test
  void aDeterministicRunIsHeldAgainstEachOfTheOthers() {
    Path lru = folder.resolve("lru");
    Path random = folder.resolve("random");
    Faultline.run("run", workload, "--seeds", 3, "--no-report", "--out", lru);
    Faultline.run(
        "run",
        workload,
        "--seeds",
        3,
        "--no-report",
        "--out",
        random,
        "--set",
        "paging.policy=random");
    Faultline.Outcome compared = Faultline.run("compare", lru, random);
    assertThat(compared.err()).isEmpty();
    assertThat(compared.out()).contains("A is deterministic: one run stands for all. 3 pairs;");
  }

  @Test
  void aRequirementMayBeOfWorkAndIsJudgedByOneRun() throws IOException {
    Path out = folder.resolve("capacity");
    Faultline.Outcome outcome =
        Faultline.run(
            "capacity",
            workload,
            "--memory-for",
            1,
            "--require",
            "machine.miss-ratio < 50 %",
            "--max-ram",
            "1MiB",
            "--out",
            out);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out())
        .contains("Deterministic: one run each")
        .doesNotContain("±", "another seed");
    JsonNode answer = new ObjectMapper().readTree(Files.readString(out.resolve("capacity.json")));
    answer.path("positions").forEach(at -> assertThat(at.path("runs")).hasSize(1));
    assertThat(answer.at("/answer/deterministic").asBoolean()).isTrue();
    assertThat(answer.path("cautions")).isEmpty();
  }

  @Test
  void aRequirementOfARateIsWarnedOf() {
    Faultline.Outcome outcome =
        Faultline.run(
            "capacity",
            workload,
            "--require",
            "machine.hard-faults < 1000000/s",
            "--max",
            1,
            "--out",
            folder.resolve("capacity"));
    assertThat(outcome.out()).contains("a rate, hides that; require machine.total.hard-faults");
  }

  @Test
  void summariesSayWhetherTheyDependOnTheirSeed() throws IOException {
    for (String policy : List.of("lru", "random")) {
      Path out = folder.resolve(policy);
      Faultline.run("run", workload, "--quiet", "--out", out, "--set", "paging.policy=" + policy);
      JsonNode summary = new ObjectMapper().readTree(Files.readString(out.resolve("summary.json")));
      assertThat(summary.at("/run/deterministic").asBoolean())
          .as(policy.toUpperCase(Locale.ROOT))
          .isEqualTo(policy.equals("lru"));
    }
  }
}
