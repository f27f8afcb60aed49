package org.faultline.actors.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.faultline.actors.Workloads;
import org.faultline.actors.plan.RunOptions;
import org.faultline.actors.process.LeaseCounts;
import org.faultline.actors.result.Identity;
import org.faultline.actors.result.ProcessResult;
import org.faultline.actors.result.RunObserver;
import org.faultline.actors.result.RunResult;
import org.faultline.memory.server.Counter;
import org.faultline.memory.server.ManagerCounts;
import org.faultline.memory.textbook.TextbookCounts;
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
 * <p>The system property {@code faultline.stops} says how many runs, 100 without it, and {@code
 * faultline.stops.seed} the seed of the first. A complaint has the seed and the whole workload.
 */
class RandomStopsTest {
  private static final int RUNS = Integer.getInteger("faultline.stops", 100);
  private static final int MOST_SEEDS_TO_FIND = 100;
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
            .mapToObj(
                i -> "%s 0x%x".formatted(i % 3 == 0 ? "W" : "R", 0x400 + 600 * (i % 7) + i / 9))
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
    assertThat(whatIsSeenAtTheEnds(results))
        .contains(
            "a call that was granted and not answered",
            "a fault whose kind is not known",
            "a fault that is not served",
            "a transfer",
            "a page that could not be read",
            "a page that a call brought in",
            "the textbook machine",
            "leased frames",
            "the end of all processes");
  }

  private static Set<String> whatIsSeenAtTheEnds(List<RunResult> results) {
    Set<String> seen = new TreeSet<>();
    for (RunResult result : results) {
      ManagerCounts counts = result.manager().counts();
      Map<String, Boolean> facts =
          Map.of(
              "a call that was granted and not answered",
              IntStream.range(0, counts.granted().length).anyMatch(i -> counts.granted()[i]),
              "a fault whose kind is not known",
              counts.faultsOfNoKind() > 0,
              "a fault that is not served",
              result.pendingFaults() > 0,
              "a transfer",
              counts.pagesUnderWay() > 0,
              "a page that could not be read",
              result.total(Counter.IN_PAGE_ERRORS) > 0,
              "a page that a call brought in",
              result.total(Counter.CALL_FAULTS) > 0,
              "the textbook machine",
              TextbookCounts.of(counts) != null,
              "leased frames",
              result.processes().stream().anyMatch(RandomStopsTest::hasUsedLease),
              "the end of all processes",
              result.processes().stream().allMatch(ProcessResult::ended));
      facts.forEach((fact, holds) -> seen.addAll(holds ? Set.of(fact) : Set.of()));
    }
    return seen;
  }

  private static boolean hasUsedLease(ProcessResult process) {
    LeaseCounts lease = process.report().lease();
    return lease != null && lease.report().residentPages() > 0;
  }

  @ParameterizedTest
  @EnumSource(Identity.class)
  void aPlantedMiscountIsFoundByName(Identity planted) {
    List<String> complaints = new ArrayList<>();
    for (long seed = 1; seed <= MOST_SEEDS_TO_FIND && complaints.isEmpty(); seed++) {
      String complaint = complaint(seed, planted, new ArrayList<>());
      if (complaint != null) {
        complaints.add(complaint);
      }
    }
    assertThat(complaints)
        .singleElement()
        .asString()
        .contains("the identity %s is broken: ".formatted(planted.label()))
        .containsPattern("seed \\d+, at most \\d+ steps: ")
        .containsPattern(" at \\d+ ns, after step \\d+: (the event|a round of process) ");
  }
}
