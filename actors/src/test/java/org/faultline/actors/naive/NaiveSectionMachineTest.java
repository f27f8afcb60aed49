package org.faultline.actors.naive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.faultline.actors.TestWorkloads;
import org.faultline.actors.plan.RunOptions;
import org.faultline.actors.run.Simulator;
import org.faultline.memory.event.Event;
import org.faultline.memory.event.EventKind;
import org.faultline.workload.config.WorkloadConfig;
import org.junit.jupiter.api.Test;

/** Processes that share memory on the machine of actors against those on the naive one. */
class NaiveSectionMachineTest {
  private static final int WORKLOADS = Integer.getInteger("faultline.sections", 100);
  private static final long FIRST_SEED = Long.getLong("faultline.sections.seed", 1);
  private static final int LEVEL =
      Integer.getInteger("faultline.sections.level", RandomSectionWorkload.MOST);

  @Test
  void actorsShareMemoryAsOneLoopDoesOnRandomWorkloads() {
    List<String> differences = new ArrayList<>();
    Map<EventKind, Integer> seen = new EnumMap<>(EventKind.class);
    try (Simulator simulator = Simulator.withWorkers(1)) {
      for (long seed = FIRST_SEED; seed < FIRST_SEED + WORKLOADS; seed++) {
        String text = RandomSectionWorkload.of(seed, 4, LEVEL);
        WorkloadConfig config = SpokenReads.of(TestWorkloads.of(text));
        String difference;
        try {
          List<Event> expected = NaiveMachine.run(config);
          expected.forEach(event -> seen.merge(event.kind(), 1, Integer::sum));
          difference =
              NaiveMachineTest.compare(
                  simulator,
                  config,
                  new RunOptions(Boolean.getBoolean("ident"), 20, null),
                  expected);
        } catch (RuntimeException e) {
          java.io.StringWriter w = new java.io.StringWriter();
          e.printStackTrace(new java.io.PrintWriter(w));
          difference = "the naive machine failed: " + w;
        }
        if (difference != null) {
          differences.add("seed %d: %s%n%s".formatted(seed, difference, text));
        }
      }
    }
    System.out.println(differences.size() + " differ; seen " + seen);
    assertThat(differences.stream().findFirst())
        .as("%d of %d workloads differ; the first", differences.size(), WORKLOADS)
        .isEmpty();
  }
}
