package org.faultline.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CapacityCommandTest {
  private static final String REQUIRED = "web.page.latency.p99 < 50 ms";

  @TempDir Path folder;
  private Path workload;
  private Path out;

  /**
   * Each process commits 4 MiB and six page tables (one for each 2 MiB, one more since the range
   * need not begin with one, and three levels above): 1,030 pages.
   */
  @BeforeEach
  void prepare() throws IOException {
    workload = folder.resolve("commit.conf");
    out = folder.resolve("results");
    Files.writeString(
        workload,
        """
        machine { cpus = 2, ram = 64 MiB, pagefile { initial = 64 MiB, maximum = 64 MiB } }
        run { warm-up = 100 ms, until = 500 ms }
        processes { web { count = 3, start-every = 1 ms, program = [
          { VirtualAlloc { as = heap, size = 4 MiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
          { Serve { request = page, arrivals = poisson(50/s), do = [
            { Touch { in = heap, size = 64 KiB, pattern = zipf(0.9), references = 100 } } ] } } ] } }
        """);
  }

  private Faultline.Outcome capacity(Object... more) {
    Object[] words = new Object[more.length + 4];
    words[0] = "capacity";
    words[1] = workload;
    words[2] = "--out";
    words[3] = out;
    System.arraycopy(more, 0, words, 4, more.length);
    return Faultline.run(words);
  }

  private JsonNode json() throws IOException {
    return new ObjectMapper().readTree(Files.readString(out.resolve("capacity.json")));
  }

  /** The pages that a run of one process commits, by its own account. */
  private long committedPages() throws IOException {
    Path one = folder.resolve("one");
    Faultline.run("run", workload, "--set", "processes.web.count=1", "--out", one, "--quiet");
    JsonNode summary = new ObjectMapper().readTree(Files.readString(one.resolve("summary.json")));
    return summary.path("groups").get(0).path("memory").path("privateBytes").asLong() / 4096;
  }

  @Test
  void commitBoundProcessesFitAsOftenAsTheirChargeDoes() throws IOException {
    Faultline.Outcome outcome = capacity("--require", REQUIRED, "--seeds", 2);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isZero();
    // The limit is 128 MiB without the reserve of 128 KiB.
    long fit = (2 * 16_384 - 32) / committedPages();
    assertThat(outcome.lines().get(0)).startsWith("%d web processes fit: ".formatted(fit));
    assertThat(outcome.out())
        .contains(
            "Binds       commit: with %d web processes, 1 of %d web failed"
                .formatted(fit + 1, fit + 1))
        .contains("ERROR_COMMITMENT_LIMIT")
        .contains("! The window of 400 ms is short")
        .contains("Not modelled", "shared pages");
    JsonNode json = json();
    assertThat(json.path("schema").asText()).isEqualTo("faultline-capacity/1");
    assertThat(json.path("answer").path("fits").asLong()).isEqualTo(fit);
    assertThat(json.path("answer").path("possible").asLong()).isEqualTo(fit);
    assertThat(json.path("answer").path("binds").path("what").asText()).isEqualTo("commit");
    assertThat(json.path("positions").findValuesAsText("processes"))
        .contains("1", String.valueOf(fit - 1), String.valueOf(fit), String.valueOf(fit + 1));
  }

  @Test
  void noAnswerDependsOnTheNumberOfJobs() throws IOException {
    String[] files = new String[2];
    for (int i = 0; i < 2; i++) {
      Path results = folder.resolve("jobs-" + i);
      Faultline.Outcome outcome =
          Faultline.run(
              "capacity",
              workload,
              "--require",
              REQUIRED,
              "--seeds",
              2,
              "--max",
              6,
              "--out",
              results,
              "--jobs",
              1 + 2 * i,
              "--format",
              "json");
      assertThat(outcome.err()).isEmpty();
      files[i] = Files.readString(results.resolve("capacity.json"));
      assertThat(outcome.out()).isEqualTo(files[i]);
    }
    assertThat(files[0]).isEqualTo(files[1]).contains("\"limitReached\": true");
  }

  @Test
  void theLeastMemoryIsFound() throws IOException {
    Faultline.Outcome outcome =
        capacity(
            "--require",
            REQUIRED,
            "--seeds",
            1,
            "--memory-for",
            20,
            "--set",
            "machine.pagefile.initial=0 B",
            "--set",
            "machine.pagefile.maximum=0 B");
    assertThat(outcome.err()).isEmpty();
    // Without a pagefile memory less the reserve is all that can be promised.
    long need = 20 * committedPages() * 4096 + 128 * 1024;
    JsonNode answer = json().path("answer");
    long step = 512 * 1024;
    assertThat(answer.path("fits").asLong()).isEqualTo((need + step - 1) / step * step);
    assertThat(outcome.lines().get(0)).startsWith("20 web processes need ").contains("of memory: ");
    assertThat(outcome.out()).contains("! One run each");
  }

  @Test
  void whereNotEvenOneFitsTheExitCodeIs1() throws IOException {
    Faultline.Outcome outcome = capacity("--require", "web.page.latency.p50 < 1 ns", "--seeds", 2);
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.lines().get(0)).isEqualTo("Not even 1 web process meets the requirements.");
    assertThat(json().path("answer").path("fits").asLong(-1)).isZero();
  }

  @Test
  void mistakesAreSentences() {
    sentence("did you mean 'web'?", "--of", "wep", "--require", REQUIRED);
    sentence("--require 'fast' must be a measure", "--require", "fast");
    sentence("has no measure", "--require", "web.page.latency.p98 < 5 ms", "--seeds", 1);
    sentence("did you mean 'web.page.latency.p9", "--require", "web.page.latency.p98 < 5 ms");
    sentence("must be a duration such as 50 ms", "--require", "web.page.latency.p99 < 5 %");
    sentence("--max-ram makes sense only", "--require", REQUIRED, "--max-ram", "1GiB");
    sentence("--seeds is '0', but must be from 1", "--require", REQUIRED, "--seeds", 0);
    assertThat(out).doesNotExist();
  }

  @Test
  void withSeveralGroupsOneIsToBeNamed() throws IOException {
    Faultline.Outcome outcome =
        Faultline.run("capacity", Faultline.small(folder), "--out", out, "--require", REQUIRED);
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("say with --of which group is meant: loop, server");
  }

  private void sentence(String part, Object... words) {
    Faultline.Outcome outcome = capacity(words);
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(2);
    assertThat(outcome.err()).contains(part);
    assertThat(outcome.err().lines()).hasSize(1);
  }
}
