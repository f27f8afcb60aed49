package org.faultline.actors.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.faultline.actors.TestWorkloads;
import org.faultline.actors.result.RunResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a run depends on its seed is told from what was drawn in it. */
class DrawnTest {
  private static final Simulator SIMULATOR = Simulator.withWorkers(1);

  private static final String FIXED =
      """
      machine { cpus = 2, ram = 256 KiB, pagefile { initial = 4 MiB, maximum = 4 MiB } }
      paging { policy = lru, page-tables = free }
      vars { pattern = "loop(80)", wait = 1 ms, size = 400 KiB, writes = 0 % }
      processes { p { count = 2, program = [
        { VirtualAlloc { as = heap, size = ${vars.size}, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
        { Repeat { times = 3, do = [
          { Touch { in = heap, pattern = ${vars.pattern}, references = 300, writes = ${vars.writes} } }
          { Wait = ${vars.wait} } ] } } ] } }
      """;

  @AfterAll
  static void close() {
    SIMULATOR.close();
  }

  private static RunResult run(long seed, String override) {
    return override.isEmpty()
        ? SIMULATOR.run(TestWorkloads.of(FIXED, "seed=" + seed))
        : SIMULATOR.run(TestWorkloads.of(FIXED, "seed=" + seed, override));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "paging.policy=windows",
        "paging.policy=clock",
        "machine.pagefile.device=hdd",
        "vars.pattern=sequential",
        "vars.writes=100 %",
        "machine.manager.model=sharded",
        "scheduler.load-control=working-set"
      })
  void whereNothingIsDrawnEverySeedGivesTheSameRun(String override) {
    RunResult one = run(1, override);
    RunResult other = run(2, override);
    assertThat(one.drawn()).isFalse();
    assertThat(other.digest()).isEqualTo(one.digest());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "paging.policy=random",
        "vars.pattern=uniform",
        "vars.wait=exponential(1 ms)",
        "vars.writes=50 %",
        "machine.manager.fault=exponential(300 ns)",
        "machine.pagefile.device={ service = exponential(50 us), depth = 1 }"
      })
  void whatDrawsIsToldAndDependsOnItsSeed(String override) {
    RunResult one = run(1, override);
    RunResult other = run(2, override);
    assertThat(one.drawn()).isTrue();
    assertThat(other.digest()).isNotEqualTo(one.digest());
  }
}
