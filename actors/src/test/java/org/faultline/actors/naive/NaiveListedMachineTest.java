package org.faultline.actors.naive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.faultline.actors.TestWorkloads;
import org.faultline.memory.event.Event;
import org.faultline.memory.event.EventKind;
import org.faultline.workload.config.WorkloadConfig;
import org.junit.jupiter.api.Test;

/**
 * The naive machine with page lists by itself: it checks its own invariants after every message,
 * and that nothing is left where every process is gone.
 */
class NaiveListedMachineTest {
  private static final int WORKLOADS = 200;
  private static final int FAILING_WORKLOADS = 200;

  /** How often each kind occurs at least, over all workloads. */
  private static final int OFTEN = 20;

  @Test
  void keepsItsInvariantsAndItsDataOnRandomWorkloads() {
    Map<EventKind, Integer> seen = new EnumMap<>(EventKind.class);
    List<String> wrong = new ArrayList<>();
    for (long seed = 1; seed <= WORKLOADS; seed++) {
      run(seed, NaiveFailures.NONE, seen, wrong);
    }
    assertThat(wrong).isEmpty();
    assertThat(seen.keySet()).isEqualTo(NaiveEventKinds.LISTED);
    assertThat(seen)
        .allSatisfy((kind, count) -> assertThat(count).as("%s", kind).isGreaterThan(OFTEN));
  }

  @Test
  void keepsThemWhereTransfersFail() {
    Map<EventKind, Integer> seen = new EnumMap<>(EventKind.class);
    List<String> wrong = new ArrayList<>();
    for (long seed = 1; seed <= FAILING_WORKLOADS; seed++) {
      UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
      run(seed, write -> random.nextInt(4) == 0, seen, wrong);
    }
    assertThat(wrong).isEmpty();
    assertThat(seen).containsKeys(EventKind.IN_PAGE_ERROR);
  }

  private static void run(
      long seed, NaiveFailures failures, Map<EventKind, Integer> seen, List<String> wrong) {
    String text = RandomListedWorkload.of(seed, 4);
    WorkloadConfig config = TestWorkloads.of(text);
    NaiveMachine machine = new NaiveMachine(config, failures);
    try {
      for (Event event : machine.run()) {
        seen.merge(event.kind(), 1, Integer::sum);
      }
    } catch (IllegalStateException e) {
      wrong.add("seed %d: %s%n%s".formatted(seed, e, text));
    }
    for (String complaint : machine.complaints()) {
      if (complaint.contains(" found ")) {
        wrong.add("seed %d: %s%n%s".formatted(seed, complaint, text));
      }
    }
  }
}
