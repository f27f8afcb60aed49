package org.faultline.actors.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.faultline.actors.TestWorkloads;
import org.faultline.actors.result.RunResult;
import org.faultline.memory.server.Counter;
import org.junit.jupiter.api.Test;

class SimulatorTest {
  private static final String TWO_UNIFORM =
      """
      machine { profile = teaching, cpus = 2, ram = 256 KiB, pagefile { initial = 1 MiB, maximum = 1 MiB, device = nvme } }
      paging { policy = clock, page-tables = free }
      scheduler { slack = 50 us }
      processes {
        a { count = 3, program = [
          { VirtualAlloc { as = heap, size = 160 KiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
          { Touch { in = heap, pattern = uniform, references = 20000, writes = 20 % } } ] }
      }
      """;

  @Test
  void threeProcessesShareTooLittleMemory() {
    try (Simulator simulator = Simulator.withWorkers(1)) {
      RunResult result = simulator.run(TestWorkloads.of(TWO_UNIFORM));
      assertThat(result.total(Counter.PAGE_FAULTS)).isGreaterThan(10_000);
      assertThat(result.processes()).allSatisfy(p -> assertThat(p.references()).isEqualTo(20_000));
    }
  }
}
