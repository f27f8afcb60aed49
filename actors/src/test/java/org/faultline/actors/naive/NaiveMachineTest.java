package org.faultline.actors.naive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.LongFunction;
import org.faultline.actors.TestWorkloads;
import org.faultline.actors.plan.RunOptions;
import org.faultline.actors.result.RunObserver;
import org.faultline.actors.run.Simulator;
import org.faultline.memory.event.Event;
import org.faultline.memory.event.EventKind;
import org.faultline.workload.config.WorkloadConfig;
import org.junit.jupiter.api.Test;

/** The machine that actors make against the naive one, event by event. */
class NaiveMachineTest {
  private static final int WORKLOADS = 1_000;

  /** Of so many workloads one is checked after each step, which takes twice the time. */
  private static final int CHECKED_OF = 4;

  /** Events that are shown behind the first that differs. */
  private static final int FOLLOWING = 9;

  @Test
  void actorsDoWhatOneLoopDoesOnRandomWorkloads() {
    compareAll(seed -> RandomWorkload.of(seed, 4), NaiveEventKinds.TEXTBOOK);
  }

  @Test
  void actorsDoWhatOneLoopDoesWithPageLists() {
    compareAll(seed -> RandomListedWorkload.of(seed, 4), NaiveEventKinds.LISTED);
  }

  private static void compareAll(LongFunction<String> workloads, Set<EventKind> kinds) {
    List<String> differences = new ArrayList<>();
    Map<EventKind, Integer> seen = new EnumMap<>(EventKind.class);
    try (Simulator simulator = Simulator.withWorkers(1)) {
      for (long seed = 1; seed <= WORKLOADS; seed++) {
        String text = workloads.apply(seed);
        WorkloadConfig config = TestWorkloads.of(text);
        List<Event> expected = NaiveMachine.run(config);
        expected.forEach(event -> seen.merge(event.kind(), 1, Integer::sum));
        RunOptions options = new RunOptions(seed % CHECKED_OF == 0, 20, null);
        String difference = compare(simulator, config, options, expected);
        if (difference != null) {
          differences.add("seed %d: %s%n%s".formatted(seed, difference, text));
        }
      }
    }
    assertThat(differences.stream().findFirst())
        .as("%d of %d workloads differ; the first", differences.size(), WORKLOADS)
        .isEmpty();
    assertThat(seen.keySet()).as("every kind of event occurs").isEqualTo(kinds);
  }

  /** The first difference, or the failure of the run; null where there is neither. */
  static String compare(
      Simulator simulator, WorkloadConfig config, RunOptions options, List<Event> expected) {
    List<Event> events = new ArrayList<>();
    RunObserver observer =
        new RunObserver() {
          @Override
          public void event(Event event) {
            events.add(event);
          }
        };
    try {
      simulator.start(config, options, observer).result().join();
    } catch (CompletionException e) {
      return "the run failed: " + e.getCause();
    }
    return difference(expected, events);
  }

  private static List<Event> then(List<Event> events, int i) {
    int from = Math.min(events.size(), i + 1);
    return events.subList(from, Math.min(events.size(), from + FOLLOWING));
  }

  static String difference(List<Event> expected, List<Event> actual) {
    for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
      Event wanted = i < expected.size() ? expected.get(i) : null;
      Event found = i < actual.size() ? actual.get(i) : null;
      if (wanted == null || !wanted.equals(found)) {
        StringBuilder context = new StringBuilder();
        expected.subList(Math.max(0, i - 8), i).forEach(e -> context.append("\n  ").append(e));
        return "event %d%s%n  naive  %s%n  actors %s%n then%n  naive  %s%n  actors %s"
            .formatted(i, context, wanted, found, then(expected, i), then(actual, i));
      }
    }
    return null;
  }
}
