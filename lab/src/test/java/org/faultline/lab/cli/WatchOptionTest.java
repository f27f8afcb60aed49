package org.faultline.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatchOptionTest {
  @TempDir Path folder;
  private Path lists;
  private Path out;

  @BeforeEach
  void prepare() throws IOException {
    lists = Faultline.resource(folder, "lists.conf");
    out = folder.resolve("results");
  }

  /** 40 ms at a pace of 10 ms; the table stays on standard output. */
  @Test
  void withoutATerminalThereIsALineForEachPace() {
    Faultline.Outcome outcome =
        Faultline.run("run", lists, "--out", out, "--watch", "--pace", "10ms");
    assertThat(outcome.code()).isZero();
    assertThat(outcome.err().lines())
        .hasSize(4)
        .allSatisfy(
            line ->
                assertThat(line)
                    .matches("lists  [1-4]0 ms  active .* standby .* faults/s hard .*"));
    assertThat(outcome.err().lines().map(line -> line.substring(7, 9)))
        .containsExactly("10", "20", "30", "40");
    assertThat(outcome.out()).startsWith("lists, seed 3").doesNotContain("faults/s hard");
  }

  /** Rows lie 5 ms apart: the first at or behind 7, 14, 21, 28 and 35 ms. */
  @Test
  void aPaceBetweenRowsWaitsForTheNextRow() {
    Faultline.Outcome outcome =
        Faultline.run("run", lists, "--out", out, "--watch", "--pace", "7ms");
    assertThat(outcome.err().lines().map(line -> line.substring(7, 9)))
        .containsExactly("10", "15", "25", "30", "35");
  }

  @Test
  void lookingOnChangesNoResult() throws IOException {
    Path other = folder.resolve("other");
    Faultline.run("run", lists, "--out", out, "--quiet");
    Faultline.run("run", lists, "--out", other, "--watch", "--format", "json");
    for (String file : new String[] {"summary.json", "timeline.csv"}) {
      assertThat(Files.readString(other.resolve(file)))
          .as(file)
          .isEqualTo(Files.readString(out.resolve(file)));
    }
  }

  @Test
  void theTextbookMachineCanBeWatchedToo() throws IOException {
    Faultline.Outcome outcome =
        Faultline.run("run", Faultline.small(folder), "--out", out, "--watch");
    assertThat(outcome.err().lines()).hasSize(8);
    assertThat(outcome.err()).contains("page tables 0 MiB", "free").doesNotContain("standby");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fast", "10", "-5ms", "0 ms", "1ms", "0.3 ns"})
  void aPaceThatCannotBeIsASentence(String pace) {
    Faultline.Outcome outcome =
        Faultline.run("run", lists, "--out", out, "--watch", "--pace", pace);
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err().lines())
        .singleElement()
        .asString()
        .contains("--pace is", pace.strip().substring(0, 1));
    assertThat(out).doesNotExist();
  }

  @Test
  void withoutATimelineThereIsNothingToWatch() {
    Faultline.Outcome outcome = Faultline.run("run", "first", "--out", out, "--watch");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err().lines()).singleElement().asString().contains("run.timeline");
  }

  @Test
  void watchAndQuietContradict() {
    Faultline.Outcome outcome = Faultline.run("run", lists, "--out", out, "--watch", "--quiet");
    assertThat(outcome.code()).isEqualTo(2);
    Faultline.Outcome paced = Faultline.run("run", lists, "--out", out, "--pace", "10ms");
    assertThat(paced.code()).isEqualTo(2);
    assertThat(paced.err()).contains("--watch");
  }
}
