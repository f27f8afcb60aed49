package org.faultline.actors.calls;

import static org.assertj.core.api.Assertions.assertThat;

import org.faultline.actors.TestWorkloads;
import org.faultline.actors.plan.RunOptions;
import org.faultline.actors.result.RunObserver;
import org.faultline.actors.result.RunResult;
import org.faultline.actors.run.Simulator;
import org.faultline.memory.server.Counter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that sleeps after its last fault has run: what the fault brought in may leave. */
class SleepersTest {
  /** 40 sleepers with 4 tables and a page each in 256 frames, and one that uses 150 pages. */
  private static final String WORKLOAD =
      """
      machine { profile = laptop, cpus = 1, layout = 64-bit, ram = 1 MiB, reference = 20 us
        pagefile { initial = 64 MiB, maximum = 64 MiB, device = nvme } }
      paging { policy = %s, page-tables = charged }
      run { warm-up = 600 ms, until = 800 ms }
      processes {
        sleeper { count = 40, program = [
          { VirtualAlloc { as = heap, size = 4 KiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
          { Touch { in = heap, pattern = sequential, references = 1, writes = 100 %% } }
          { Wait = 10 s } ] }
        worker { start-at = 200 ms, program = [
          { VirtualAlloc { as = heap, size = 600 KiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
          { Touch { in = heap, pattern = loop(150), references = 1000000, writes = 50 %% } } ] } }
      """;

  @ParameterizedTest
  @ValueSource(strings = {"windows", "lru"})
  void leaveTheirMemoryToWhoUsesIt(String policy) {
    try (Simulator simulator = Simulator.withWorkers(1)) {
      RunResult result =
          simulator
              .start(
                  TestWorkloads.of(WORKLOAD.formatted(policy)),
                  new RunOptions(true, 60, null),
                  RunObserver.NONE)
              .result()
              .join();
      assertThat(result.processes()).extracting(process -> process.failure()).containsOnlyNulls();
      assertThat(result.window(Counter.PAGE_FAULTS)).as("page faults of the worker").isZero();
    }
  }
}
