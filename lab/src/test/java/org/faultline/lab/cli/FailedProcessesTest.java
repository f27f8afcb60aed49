package org.faultline.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.faultline.lab.results.measure.Measure;
import org.faultline.lab.results.measure.Measures;
import org.faultline.lab.results.measure.Unit;
import org.faultline.lab.results.summary.SummaryReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers from runs in which processes died say so. */
class FailedProcessesTest {
  @TempDir Path folder;
  private Path workload;

  /** Commit for three of the four that ask for 4 MiB each, with their page tables. */
  @BeforeEach
  void prepare() throws IOException {
    workload =
        Files.writeString(
            folder.resolve("tight.conf"),
            """
            machine { cpus = 2, ram = 4 MiB, pagefile { initial = 9 MiB, maximum = 9 MiB } }
            run { until = 20 ms }
            scheduler { time-slice = 500 us }
            processes {
              rich { count = 4, program = [
                { VirtualAlloc { as = heap, size = 4 MiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
                { Repeat { times = forever, do = [ { Touch { in = heap, size = 64 KiB, pattern = uniform, references = 500 } } ] } } ] }
              poor { start-at = 1 ms, program = [ { Repeat { times = forever, do = [ { Compute = 100 us } ] } } ] }
            }
            """);
  }

  @Test
  void theyAreCountedForEachGroupAndTheMachine() throws IOException {
    Path out = folder.resolve("run");
    Faultline.run("run", workload, "--quiet", "--no-report", "--out", out);
    SortedMap<String, Measure> measures =
        Measures.of(SummaryReader.read(out.resolve("summary.json")));
    assertThat(measures.get("rich.failed")).isEqualTo(new Measure(1, Unit.COUNT));
    assertThat(measures.get("poor.failed")).isEqualTo(new Measure(0, Unit.COUNT));
    assertThat(measures.get("machine.failed")).isEqualTo(new Measure(1, Unit.COUNT));
  }

  @Test
  void aStudyNamesThemAheadOfItsFindings() throws IOException {
    Path study =
        Files.writeString(
            folder.resolve("s.conf"),
            """
            question = q, workload = "tight.conf"
            vary { machine.pagefile { initial = [9 MiB, 32 MiB], maximum = [9 MiB, 32 MiB] } }
            zip = [[machine.pagefile.initial, machine.pagefile.maximum]]
            replications = 2, measures = [rich.references, machine.failed]
            """);
    Path out = folder.resolve("study");
    Faultline.Outcome outcome = Faultline.run("sweep", study, "--no-report", "--out", out);
    assertThat(outcome.err()).isEmpty();
    String first =
        outcome.lines().stream().filter(line -> line.startsWith("* ")).findFirst().orElseThrow();
    assertThat(first)
        .contains("Processes failed in 2 of 4 runs", "machine.pagefile.initial = 9 MiB")
        .contains("1 of 4 rich failed: ", "ERROR_COMMITMENT_LIMIT")
        .doesNotContain("32 MiB");
    JsonNode cells =
        new ObjectMapper().readTree(Files.readString(out.resolve("study.json"))).path("cells");
    assertThat(cells.at("/0/failedProcesses/runs").asInt()).isEqualTo(2);
    assertThat(cells.at("/1").has("failedProcesses")).isFalse();
    assertThat(cells.at("/0/measures/machine.failed/mean").asDouble()).isEqualTo(1);

    // What a journal holds says it too.
    Files.delete(out.resolve("study.json"));
    Faultline.Outcome resumed =
        Faultline.run("sweep", study, "--no-report", "--out", out, "--resume");
    assertThat(resumed.lines()).contains(first);
  }

  @Test
  void capacityNamesThemInItsAnswer() {
    Faultline.Outcome outcome =
        Faultline.run(
            "capacity",
            workload,
            "--of",
            "rich",
            "--require",
            "rich.references > 1/s",
            "--seeds",
            2,
            "--max",
            8,
            "--out",
            folder.resolve("capacity"));
    assertThat(outcome.lines().get(0)).startsWith("3 rich processes fit");
    assertThat(outcome.lines().get(1))
        .startsWith("Processes failed in runs with 4 rich processes")
        .contains("first: 1 of 4 rich failed: ", "ERROR_COMMITMENT_LIMIT");
  }

  @Test
  void compareTellsThem() {
    Path tight = folder.resolve("tight");
    Path roomy = folder.resolve("roomy");
    Faultline.run("run", workload, "--quiet", "--no-report", "--out", tight);
    Faultline.run(
        "run",
        workload,
        "--quiet",
        "--no-report",
        "--out",
        roomy,
        "--set",
        "machine.pagefile.maximum=64MiB",
        "--set",
        "machine.pagefile.initial=64MiB");
    assertThat(Faultline.run("compare", tight, roomy).lines())
        .anyMatch(line -> line.matches("rich +failed +1 +0 +-1 .*"))
        .anyMatch(line -> line.matches("machine +failed +1 +0 +-1 .*"))
        .noneMatch(line -> line.matches("poor +failed .*"));
  }
}
