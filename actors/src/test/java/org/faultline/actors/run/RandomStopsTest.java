package org.faultline.actors.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.faultline.actors.Workloads;
import org.faultline.actors.process.ProcessCounts;
import org.faultline.actors.time.TimeBucket;
import org.faultline.memory.physical.IdentityBroken;
import org.faultline.workload.config.WorkloadConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Identities hold after each step of random runs and where they end, which is anywhere.
 *
 * <p>The property {@code faultline.stops} says how many runs, {@code faultline.stops.seed} the seed
 * of the first; the profile {@code stops} of the build makes 2,000.
 */
class RandomStopsTest {
  private static final int RUNS = Integer.getInteger("faultline.stops", 100);
  private static final long FIRST_SEED = Long.getLong("faultline.stops.seed", 1);

  @TempDir private static Path folder;
  private static Path trace;
  private static Simulator simulator;

  @BeforeAll
  static void start() throws IOException {
    trace = folder.resolve("walk.pages");
    Files.writeString(
        trace,
        IntStream.range(0, 600)
            .mapToObj(i -> "%s 0x%x".formatted(i % 3 == 0 ? "W" : "R", 0x400 + 600 * (i % 7) + i / 9))
            .collect(Collectors.joining("\n", "", "\n")));
    simulator = Simulator.withWorkers(1);
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  /** What is wrong with the run of a seed; null where nothing is. */
  private static String complaint(long seed, Identity planted, List<RunResult> results) {
    RandomMachine.Stop stop = RandomMachine.of(seed, trace);
    String how = "seed %d, at most %d steps: %%s%n%s".formatted(seed, stop.steps(), stop.text());
    WorkloadConfig config = Workloads.of(stop.text());
    try {
      RunResult result =
          simulator
              .start(config, new RunOptions(true, 60, planted, stop.steps()), RunObserver.NONE)
              .result()
              .join();
      results.add(result);
      return result.identities().stream()
          .filter(check -> !check.holds())
          .map(check -> how.replace("%s", check.sentence()))
          .findFirst()
          .orElse(null);
    } catch (CompletionException e) {
      return how.replace("%s", String.valueOf(e.getCause()));
    }
  }

  @Test
  void identitiesHoldAfterEachStepAndWhereverARunStops() {
    List<String> complaints = new ArrayList<>();
    List<RunResult> results = new ArrayList<>();
    for (long seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) {
      String complaint = complaint(seed, null, results);
      if (complaint != null) {
        complaints.add(complaint);
      }
    }
    assertThat(complaints.stream().findFirst())
        .as(
            "%d of %d runs break a law or fail: %s; the first",
            complaints.size(),
            RUNS,
            complaints.stream().map(complaint -> complaint.lines().findFirst().get()).toList())
        .isEmpty();
  }
}
