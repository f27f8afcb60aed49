package org.faultline.actors.determinism;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.util.ArrayList;
import java.util.List;
import org.faultline.actors.naive.RandomWorkload;
import org.faultline.actors.run.Simulator;
import org.faultline.memory.event.Event;
import org.faultline.memory.event.EventKind;
import org.junit.jupiter.api.Test;

/** Neither threads nor the order in which messages arrive change a result. */
class RepeatableRunsTest {
  private static final int WORKLOADS = 12;
  private static final String SLACK = "scheduler.slack=5 us";

  /** Four processes on four CPUs, long enough that rounds go to several workers. */
  private static final String CONTENTION =
      """
      machine { profile = teaching, cpus = 4, ram = 256 KiB, reference = 10 ns
        costs { hard-fault = 1 us }, manager { fault = exponential(500 ns) }
        pagefile { initial = 4 MiB, maximum = 4 MiB, device = nvme } }
      paging { policy = %s, scope = %s }
      scheduler { slack = 100 us, time-slice = 200 us }
      run { events = on }
      processes {
        a { count = 4, program = [
          { VirtualAlloc { as = heap, size = 100 KiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
          { Touch { in = heap, pattern = "phases(8, 6000)", references = 30000, writes = 20 %% } }
          { Wait = exponential(20 us) }
          { Touch { in = heap, pattern = zipf(1.2), references = 20000 } } ] }
        %s
      }
      """;

  private static List<String> workloads() {
    List<String> texts = new ArrayList<>();
    for (int seed = 1; seed <= WORKLOADS; seed++) {
      texts.add(RandomWorkload.of(seed, 4));
    }
    for (String policy : List.of("lru", "clock", "fifo")) {
      texts.add(CONTENTION.formatted(policy, "global", ""));
    }
    return texts;
  }

  private static List<Outcome> run(Simulator simulator) {
    try (simulator) {
      return workloads().stream().map(text -> Outcome.of(simulator, text, SLACK)).toList();
    }
  }

  @Test
  void workersChangeNothing() {
    List<Outcome> one = run(Simulator.withWorkers(1));
    assertThat(run(Simulator.withWorkers(2))).isEqualTo(one);
    assertThat(run(Simulator.withWorkers(8))).isEqualTo(one);
  }

  @Test
  void orderOfDeliveryChangesNothing() {
    List<Outcome> usual = run(Simulator.withWorkers(1));
    for (int seed = 1; seed <= 3; seed++) {
      Simulator shuffled =
          Simulator.withDispatchers(
              ConfigFactory.parseString(
                  """
                  faultline.rounds.executor = "%s"
                  faultline.rounds.shuffle-seed = %d
                  """
                      .formatted(ShufflingExecutorConfigurator.class.getName(), seed)));
      assertThat(run(shuffled)).as("deliveries shuffled by seed %d", seed).isEqualTo(usual);
    }
  }

  @Test
  void anotherSeedIsAnotherRun() {
    String text = CONTENTION.formatted("lru", "global", "");
    try (Simulator simulator = Simulator.withWorkers(1)) {
      Outcome first = Outcome.of(simulator, text, "seed=1");
      assertThat(Outcome.of(simulator, text, "seed=1")).isEqualTo(first);
      assertThat(Outcome.of(simulator, text, "seed=2").digest()).isNotEqualTo(first.digest());
    }
  }

  @Test
  void anUnrelatedProcessLeavesTheFaultsOfOthersAsTheyWere() {
    String other =
        """
        b { frames = 10, program = [
          { VirtualAlloc { as = heap, size = 80 KiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
          { Touch { in = heap, pattern = uniform, references = 9000 } } ] }
        """;
    String[] overrides = {"machine.pagefile.device=instant", "processes.a.frames=12"};
    try (Simulator simulator = Simulator.withWorkers(2)) {
      for (String policy : List.of("fifo", "lru", "clock", "clock-clear")) {
        Outcome alone = Outcome.of(simulator, CONTENTION.formatted(policy, "local", ""), overrides);
        Outcome beside =
            Outcome.of(simulator, CONTENTION.formatted(policy, "local", other), overrides);
        for (int process = 1; process <= 4; process++) {
          assertThat(faults(beside, process))
              .as("process %d under %s", process, policy)
              .isNotEmpty()
              .isEqualTo(faults(alone, process));
        }
        assertThat(faults(beside, 5)).isNotEmpty();
      }
    }
  }

  private static List<List<Long>> faults(Outcome outcome, int process) {
    return outcome.events().stream()
        .filter(event -> event.process() == process && event.kind() == EventKind.PAGE_FAULT)
        .map((Event event) -> List.of(event.first(), event.second()))
        .toList();
  }
}
