package org.faultline.actors.naive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.faultline.actors.TestWorkloads;
import org.faultline.actors.plan.RunOptions;
import org.faultline.actors.result.RunObserver;
import org.faultline.actors.run.Simulator;
import org.faultline.memory.event.Event;
import org.faultline.memory.event.EventKind;
import org.faultline.workload.config.WorkloadConfig;
import org.junit.jupiter.api.Test;

/**
 * Processes that share memory on the machine of actors against those on the naive one: every event
 * with its time, and through {@link SpokenReads} every byte and figure that a program finds.
 *
 * <p>The system property {@code faultline.sections} says how many workloads, 100 without it, and
 * {@code faultline.sections.seed} the seed of the first.
 */
class NaiveSectionMachineTest {
  private static final int WORKLOADS = Integer.getInteger("faultline.sections", 100);
  private static final long FIRST_SEED = Long.getLong("faultline.sections.seed", 1);

  /** Of so many workloads one is checked after each step. */
  private static final int CHECKED_OF = 4;

  /** Workloads that are run with more workers, and with slack. */
  private static final int REPEATED = 20;

  @Test
  void actorsShareMemoryAsOneLoopDoesOnRandomWorkloads() {
    List<String> differences = new ArrayList<>();
    Map<EventKind, Integer> seen = new EnumMap<>(EventKind.class);
    try (Simulator simulator = Simulator.withWorkers(1)) {
      for (long seed = FIRST_SEED; seed < FIRST_SEED + WORKLOADS; seed++) {
        String text = RandomSectionWorkload.of(seed, 4);
        String difference = difference(simulator, text, seed % CHECKED_OF == 0, seen);
        if (difference != null) {
          differences.add("seed %d: %s%n%s".formatted(seed, difference, text));
        }
      }
    }
    assertThat(differences.stream().findFirst())
        .as("%d of %d workloads differ; the first", differences.size(), WORKLOADS)
        .isEmpty();
    assertThat(seen.keySet()).as("every kind of event occurs").containsAll(NaiveEventKinds.SHARED);
  }

  private static String difference(
      Simulator simulator, String text, boolean checked, Map<EventKind, Integer> seen) {
    WorkloadConfig config = SpokenReads.of(TestWorkloads.of(text));
    List<Event> expected;
    try {
      expected = NaiveMachine.run(config);
    } catch (RuntimeException e) {
      return "the naive machine failed: " + e;
    }
    expected.forEach(event -> seen.merge(event.kind(), 1, Integer::sum));
    return NaiveMachineTest.compare(simulator, config, new RunOptions(checked, 20, null), expected);
  }

  @Test
  void workersChangeNoByte() {
    for (String slack : List.of("0 s", "5 us")) {
      List<String> one = outcomes(1, slack);
      assertThat(outcomes(2, slack)).as("two workers, slack %s", slack).isEqualTo(one);
      assertThat(outcomes(8, slack)).as("eight workers, slack %s", slack).isEqualTo(one);
    }
  }

  /** What the workloads give: digests, and all events, which tell the bytes. */
  private static List<String> outcomes(int workers, String slack) {
    List<String> outcomes = new ArrayList<>();
    try (Simulator simulator = Simulator.withWorkers(workers)) {
      for (long seed = FIRST_SEED; seed < FIRST_SEED + REPEATED; seed++) {
        String text = RandomSectionWorkload.of(seed, 4);
        WorkloadConfig config = SpokenReads.of(TestWorkloads.of(text, "scheduler.slack=" + slack));
        StringBuilder events = new StringBuilder();
        RunObserver observer =
            new RunObserver() {
              @Override
              public void event(Event event) {
                events.append(event).append('\n');
              }
            };
        String digest =
            simulator.start(config, RunOptions.DEFAULT, observer).result().join().digest();
        outcomes.add(digest + "\n" + events);
      }
    }
    return outcomes;
  }
}
