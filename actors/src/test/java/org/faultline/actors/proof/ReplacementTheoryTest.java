package org.faultline.actors.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.actors.TestWorkloads;
import org.faultline.actors.result.ProcessResult;
import org.faultline.actors.run.Simulator;
import org.faultline.memory.server.Counter;
import org.faultline.workload.program.RandomStreams;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The machine against published results on replacement, exact and stochastic. */
class ReplacementTheoryTest {
  private static Simulator simulator;

  @BeforeAll
  static void start() {
    simulator = Simulator.withWorkers(1);
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  /** Belady, Nelson and Shedler 1969; Silberschatz; "Operating Systems: Three Easy Pieces", 22. */
  @ParameterizedTest
  @CsvSource({
    "fifo, 3, 9, 1 2 3 4 1 2 5 1 2 3 4 5",
    "fifo, 4, 10, 1 2 3 4 1 2 5 1 2 3 4 5",
    "clock, 3, 9, 1 2 3 4 1 2 5 1 2 3 4 5",
    "clock, 4, 10, 1 2 3 4 1 2 5 1 2 3 4 5",
    "lru, 3, 10, 1 2 3 4 1 2 5 1 2 3 4 5",
    "lru, 4, 8, 1 2 3 4 1 2 5 1 2 3 4 5",
    "fifo, 3, 15, 7 0 1 2 0 3 0 4 2 3 0 3 2 1 2 0 1 7 0 1",
    "lru, 3, 12, 7 0 1 2 0 3 0 4 2 3 0 3 2 1 2 0 1 7 0 1",
    "clock, 3, 14, 7 0 1 2 0 3 0 4 2 3 0 3 2 1 2 0 1 7 0 1",
    "lru, 3, 5, 0 1 2 0 1 3 0 3 1 2 1",
    "fifo, 3, 7, 0 1 2 0 1 3 0 3 1 2 1"
  })
  void knownStringsFaultAsPublished(
      String policy, int frames, long faults, String string, @TempDir Path folder) {
    Path trace = Replay.write(folder, "string", string);
    Replay replay = new Replay(simulator, Replay.Paging.GLOBAL);
    assertThat(replay.play(trace, policy, frames).faults()).isEqualTo(faults);
  }

  /** Mattson et al. 1970: the faults of LRU are those references at a greater stack distance. */
  @Test
  void lruFaultsFollowFromStackDistances(@TempDir Path folder) {
    UniformRandomProvider random = new RandomStreams(4).stream("string", 0, "references");
    List<Integer> stack = new ArrayList<>();
    TreeMap<Integer, Long> beyond = new TreeMap<>();
    StringBuilder string = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      int page = Math.min(random.nextInt(24), random.nextInt(24));
      string.append(page).append(' ');
      int distance = stack.indexOf(page) + 1;
      for (int frames = 1; frames <= 24; frames++) {
        beyond.merge(frames, distance == 0 || distance > frames ? 1L : 0L, Long::sum);
      }
      stack.remove(Integer.valueOf(page));
      stack.add(0, page);
    }
    Path trace = Replay.write(folder, "random", string.toString());
    Replay replay = new Replay(simulator, Replay.Paging.GLOBAL);
    TreeMap<Integer, Long> measured = new TreeMap<>();
    beyond.keySet().forEach(c -> measured.put(c, replay.play(trace, "lru", c).faults()));
    assertThat(measured).isEqualTo(beyond);
  }

  private static double hitRatio(String policy, int frames, int pages, String touch) {
    String config =
        """
        machine { profile = teaching, ram = %d KiB, pagefile.maximum = 1 GiB }
        paging { kind = textbook, policy = %s }
        run { warm-up = 200 ms, until = 1200 ms }
        processes { p { program = [
          { VirtualAlloc { as = heap, size = %d KiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
          { Touch { in = heap, %s, references = 2000000 } } ] } }
        """
            .formatted(4 * frames, policy, 4 * pages, touch);
    ProcessResult process = simulator.run(TestWorkloads.of(config)).processes().get(0);
    assertThat(process.windowReferences()).isBetween(999_000L, 1_001_000L);
    double ratio = 1 - (double) process.window(Counter.PAGE_FAULTS) / process.windowReferences();
    return ratio;
  }

  @ParameterizedTest
  @ValueSource(strings = {"fifo", "lru", "clock"})
  void loopLargerThanMemoryNeverHits(String policy) {
    assertThat(hitRatio(policy, 75, 100, "pattern = loop(100)")).isZero();
  }

  /** h = (1 - 1/C)^((N - 1)(1 - h)) for C = 75 of N = 100 pages. */
  @Test
  void randomReplacementHitsInALoopAsTheFixedPointSays() {
    assertThat(hitRatio("random", 75, 100, "pattern = loop(100)")).isCloseTo(0.550, within(0.02));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fifo",
        "lru",
        "clock",
        "clock-clear",
        "random",
        "mru",
        "lfu",
        "perfect-lfu",
        "arc",
        "2q",
        "sieve",
        "car",
        "lirs",
        "clock-pro",
        "s3-fifo",
        "mglru",
        "second-chance",
        "nru",
        "ageing",
        "wsclock"
      })
  void uniformReferencesHitInProportionToFrames(String policy) {
    assertThat(hitRatio(policy, 250, 1000, "pattern = uniform")).isCloseTo(0.250, within(0.003));
  }

  /** King 1971, exact for independent references. */
  @ParameterizedTest
  @CsvSource({"lru, 2, 0.460503", "lru, 3, 0.637815", "fifo, 2, 0.445813", "fifo, 3, 0.611273"})
  void zipfOverSixPagesHitsAsKingCounts(String policy, int frames, double expected) {
    assertThat(hitRatio(policy, frames, 6, "pattern = zipf(1.0)"))
        .isCloseTo(expected, within(0.002));
  }

  /** King 1971 for probabilities .5, .3 and .2. */
  @ParameterizedTest
  @CsvSource({"lru, 2, 0.719286", "fifo, 2, 0.709677", "lru, 1, 0.38", "fifo, 1, 0.38"})
  void threePagesHitAsKingCounts(String policy, int frames, double expected, @TempDir Path folder)
      throws IOException {
    UniformRandomProvider random = new RandomStreams(9).stream("string", 0, "references");
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 1_000_000; i++) {
      double draw = random.nextDouble();
      lines.append("R 0x").append(draw < 0.5 ? 0 : draw < 0.8 ? 1 : 2).append('\n');
    }
    Path trace = Files.writeString(folder.resolve("three.pages"), lines);
    Replay.Counts counts = new Replay(simulator, Replay.Paging.GLOBAL).play(trace, policy, frames);
    double ratio = 1 - (double) counts.faults() / counts.references();
    assertThat(ratio).isCloseTo(expected, within(0.002));
  }

  /** Che's approximation for LRU, Gelenbe's for FIFO; CLOCK as independent programs measured. */
  @ParameterizedTest
  @CsvSource({
    "lru, 100, 1000, 0.8, 0.3778, 0.003",
    "fifo, 100, 1000, 0.8, 0.3337, 0.003",
    "clock, 100, 1000, 0.8, 0.3647, 0.003",
    "lru, 100, 1000, 1.0, 0.5765, 0.003",
    "fifo, 100, 1000, 1.0, 0.5202, 0.003",
    "clock, 100, 1000, 1.0, 0.5626, 0.003",
    "lru, 1000, 10000, 0.99, 0.6641, 0.003",
    "fifo, 1000, 10000, 0.99, 0.6190, 0.003",
    "clock, 1000, 10000, 0.99, 0.6543, 0.003",
    "lru, 10, 1000, 1.0, 0.2095, 0.005",
    "random, 1000, 10000, 0.99, 0.6190, 0.003",
    "random, 100, 1000, 1.0, 0.5202, 0.003",
    "fifo, 10, 1000, 1.0, 0.1789, 0.005",
    "clock, 10, 1000, 1.0, 0.1950, 0.005"
  })
  void zipfHitsAsTheApproximationsSay(
      String policy, int frames, int pages, String exponent, double expected, double tolerance) {
    assertThat(hitRatio(policy, frames, pages, "pattern = zipf(" + exponent + ")"))
        .isCloseTo(expected, within(tolerance));
  }
}
