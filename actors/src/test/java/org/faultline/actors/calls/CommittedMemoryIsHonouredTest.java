package org.faultline.actors.calls;

import static org.assertj.core.api.Assertions.assertThat;

import org.faultline.actors.TestWorkloads;
import org.faultline.actors.plan.RunOptions;
import org.faultline.actors.result.RunObserver;
import org.faultline.actors.result.RunResult;
import org.faultline.actors.run.Simulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A commit that was granted never ends its process nor another one, however many page tables it
 * writes: those that are filled leave memory while the next ones come in.
 */
class CommittedMemoryIsHonouredTest {
  /** Two neighbours, one that computes and one that sleeps; both have pages that come back. */
  private static final String WORKLOAD =
      """
      machine { profile = laptop, cpus = 2, layout = %s, ram = %d KiB
        pagefile { initial = 4 GiB, maximum = 4 GiB, device = nvme } }
      paging { policy = %s, page-tables = charged }
      run { until = all-exit }
      processes {
        committer { count = 2, program = [
          { VirtualAlloc { as = r, size = 1 GiB, type = MEM_RESERVE, protect = PAGE_READWRITE } }
          { VirtualAlloc { in = r, size = %3$s MiB, type = MEM_COMMIT, protect = PAGE_READWRITE } }
          { VirtualAlloc { in = r, offset = %3$s MiB, size = %3$s MiB, type = MEM_COMMIT, protect = PAGE_READWRITE } }
          { Write { in = r, offset = %3$s MiB, value = 7, width = 4 } }
          { VirtualProtect { in = r, size = %3$s MiB, protect = PAGE_READONLY } }
          { VirtualAlloc { in = r, size = %3$s MiB, type = MEM_COMMIT, protect = PAGE_READWRITE } }
          { Read { in = r, offset = %3$s MiB, expect = 7, width = 4 } }
          { EmptyWorkingSet {} }
          { Wait = 1 ms } ] }
        runner { program = [
          { VirtualAlloc { as = heap, size = 16 KiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
          { Touch { in = heap, pattern = loop(4), references = 20000, writes = 50 %% } } ] }
        sleeper { program = [
          { VirtualAlloc { as = heap, size = 16 KiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
          { Write { in = heap, pattern = stamp } }
          { Wait = 1 ms }
          { Read { in = heap, pattern = stamp } }
          { Wait = 20 ms }
          { Read { in = heap, pattern = stamp } } ] }
      }
      """;

  private static Simulator simulator;

  @BeforeAll
  static void start() {
    simulator = Simulator.withWorkers(1);
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @ParameterizedTest(name = "{0}, {1} KiB, {2} MiB twice, {3}")
  @CsvSource({
    "32-bit,   64,   8, windows", "32-bit,  128,  64, windows", "32-bit,  256,  16, windows",
    "32-bit,  520,  64, windows", "32-bit, 1024,  32, windows", "32-bit,   64,  16, lru",
    "64-bit,  128,   4, windows", "64-bit,  128,  64, windows", "64-bit,  200,  32, windows",
    "64-bit,  256,   8, windows", "64-bit,  400, 128, windows", "64-bit,  800,  64, windows",
    "64-bit, 1024, 160, windows", "64-bit, 2048,  64, windows", "64-bit,  256,  64, lru",
  })
  void nobodyEnds(String layout, int ramKib, int chunkMib, String policy) {
    String text = WORKLOAD.replace("%3$s", "" + chunkMib).formatted(layout, ramKib, policy);
    RunResult result =
        simulator
            .start(
                TestWorkloads.of(text), new RunOptions(chunkMib <= 16, 60, null), RunObserver.NONE)
            .result()
            .join();
    assertThat(result.processes()).extracting(process -> process.failure()).containsOnlyNulls();
    assertThat(result.processes()).allMatch(process -> process.ended());
    assertThat(result.identitiesHold()).isTrue();
  }
}
