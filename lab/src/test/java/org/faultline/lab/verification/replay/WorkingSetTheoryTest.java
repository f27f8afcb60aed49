package org.faultline.lab.verification.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.faultline.workload.program.RandomStreams;
import org.faultline.workload.trace.TraceFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of working sets holds for every string; failures show the seed. */
class WorkingSetTheoryTest {
  private static final int SEEDS = 25;

  private static TraceReplayer replayer;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    replayer = new TraceReplayer();
  }

  @AfterAll
  static void stop() {
    replayer.close();
  }

  /** 2,000 references in phases of a few pages each. */
  private static List<Integer> string(long seed) {
    UniformRandomProvider random = new RandomStreams(seed).stream("string", 0, "references");
    List<Integer> string = new ArrayList<>();
    while (string.size() < 2_000) {
      int base = random.nextInt(40);
      int pages = 1 + random.nextInt(12);
      for (int left = 20 + random.nextInt(200); left > 0 && string.size() < 2_000; left--) {
        string.add(base + random.nextInt(pages));
      }
    }
    return string;
  }

  private PreparedTrace trace(List<Integer> string) throws IOException {
    List<String> lines = string.stream().map(page -> "R 0x" + Integer.toHexString(page)).toList();
    return PreparedTrace.of(
        TraceFile.of(Files.write(folder.resolve("string.pages"), lines)), folder);
  }

  /** Slutz and Traiger 1974: the sizes sum up to the sum of min(T, next use - use). */
  private static long sumOfSizes(List<Integer> string, int window) {
    Map<Integer, Integer> nextUse = new HashMap<>();
    long sum = 0;
    for (int i = string.size() - 1; i >= 0; i--) {
      Integer next = nextUse.put(string.get(i), i);
      sum += Math.min(window, (next == null ? string.size() : next) - i);
    }
    return sum;
  }

  @Test
  void sizesOfAWorkingSetSumUpToCutIntervals() throws IOException {
    for (long seed = 1; seed <= SEEDS; seed++) {
      List<Integer> string = string(seed);
      int window = (int) (1 + seed * 7);
      ReplayCounts ws = replayer.play(trace(string), "ws(" + window + ")", 64);
      assertThat(ws.pageReferences()).as("seed %d", seed).isEqualTo(sumOfSizes(string, window));
    }
  }

  /** Prieve and Fabry 1976. */
  @Test
  void vminFaultsLikeTheWorkingSetInLessMemory() throws IOException {
    for (long seed = 1; seed <= SEEDS; seed++) {
      PreparedTrace trace = trace(string(seed));
      ReplayCounts ws = replayer.play(trace, "ws(50)", 64);
      ReplayCounts vmin = replayer.play(trace, "vmin(50)", 64);
      assertThat(vmin.allFaults()).as("seed %d", seed).isEqualTo(ws.allFaults());
      assertThat(vmin.pageReferences()).as("seed %d", seed).isLessThan(ws.pageReferences());
      assertThat(vmin.peakPages()).as("seed %d", seed).isLessThanOrEqualTo(ws.peakPages());
    }
  }

  @Test
  void vminKeepsAPageWhileItsNextUseIsWithinTheWindow() throws IOException {
    // 1 2 1 2 3 1: with a window of 2, page 1 stays from 0 to 2, page 2 from 1 to 3, page 3 at 4,
    // and page 1 again at 5: 3 + 3 + 1 + 1 pages and references, 4 faults.
    ReplayCounts vmin = replayer.play(trace(List.of(1, 2, 1, 2, 3, 1)), "vmin(2)", 8);
    assertThat(vmin.allFaults()).isEqualTo(4);
    assertThat(vmin.pageReferences()).isEqualTo(8);
    assertThat(vmin.peakPages()).isEqualTo(2);
  }

  @Test
  void aLongerWindowNeverFaultsMore() throws IOException {
    PreparedTrace trace = trace(string(3));
    long before = Long.MAX_VALUE;
    for (int window = 1; window < 200; window += 20) {
      long faults = replayer.play(trace, "ws(" + window + ")", 64).allFaults();
      assertThat(faults).as("window %d", window).isLessThanOrEqualTo(before);
      before = faults;
    }
  }
}
