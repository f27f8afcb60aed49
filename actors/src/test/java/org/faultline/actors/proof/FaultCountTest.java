package org.faultline.actors.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.faultline.actors.run.Simulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The machine counts what independent programs counted; the README of the rows says how. */
class FaultCountTest {
  private static Simulator simulator;

  @BeforeAll
  static void start() {
    simulator = Simulator.withWorkers(1);
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  private static Path resource(String name) {
    return Path.of("..", "config", "verify", name);
  }

  @ParameterizedTest
  @EnumSource
  void textbookStringsFaultAsPublished(Replay.Paging paging, @TempDir Path folder) {
    List<FaultCount> expected = FaultCount.of(resource("textbook.json"));
    Replay replay = new Replay(simulator, paging);
    Map<String, Path> traces = new TreeMap<>();
    List<FaultCount> measured = new ArrayList<>();
    for (FaultCount row : expected) {
      Path trace =
          traces.computeIfAbsent(row.trace(), name -> Replay.write(folder, name, row.string()));
      measured.add(row.with(replay.play(trace, row.policy(), row.frames())));
    }
    assertThat(expected).hasSize(517);
    assertThat(measured).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "awk, GLOBAL", "chase, GLOBAL", "grep, GLOBAL", "gzip, GLOBAL", "hashz, GLOBAL",
    "sqlite3, GLOBAL", "awk, LEASED", "chase, LEASED", "grep, LEASED", "gzip, LEASED",
    "hashz, LEASED", "sqlite3, LEASED"
  })
  void recordedProgramsFaultAndWriteBackAsCounted(String name, Replay.Paging paging) {
    List<FaultCount> expected = FaultCount.of(resource(name + ".json"));
    Replay replay = new Replay(simulator, paging);
    Path trace = resource(name + ".pages.gz");
    assertThat(expected).hasSizeGreaterThanOrEqualTo(45);
    assertThat(expected)
        .allSatisfy(
            row ->
                assertThat(row.with(replay.play(trace, row.policy(), row.frames())))
                    .isEqualTo(row));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mix-a", "mix-b"})
  void mixedProgramsFaultAndWriteBackAsCounted(String name) {
    List<FaultCount> expected = FaultCount.of(resource(name + ".json"));
    Replay replay = new Replay(simulator, Replay.Paging.GLOBAL);
    Path mix = resource(name + ".procs.gz");
    assertThat(expected).hasSize(54);
    assertThat(expected)
        .allSatisfy(
            row -> {
              Replay.Counts counts = replay.playMix(mix, 3, row.policy(), row.frames());
              assertThat(counts.references()).isEqualTo(60_000);
              assertThat(row.with(counts)).isEqualTo(row);
            });
  }

  @Test
  void samePageOfTwoProcessesIsTwoPages(@TempDir Path folder) throws IOException {
    Path mix =
        Files.write(
            folder.resolve("two.procs"),
            List.of("4 W 0x1", "9 R 0x1", "4 R 0x1", "9 R 0x1", "9 R 0x2", "4 R 0x1"));
    Replay replay = new Replay(simulator, Replay.Paging.GLOBAL);
    Replay.Counts roomy = replay.playMix(mix, 2, "lru", 3);
    assertThat(roomy.faultsOf()).isEqualTo(Map.of(1, 1L, 2, 2L));
    Replay.Counts tight = replay.playMix(mix, 2, "lru", 1);
    assertThat(tight.faultsOf()).isEqualTo(Map.of(1, 3L, 2, 3L));
    assertThat(tight.writebacksOf()).isEqualTo(Map.of(1, 1L, 2, 0L));
  }
}
