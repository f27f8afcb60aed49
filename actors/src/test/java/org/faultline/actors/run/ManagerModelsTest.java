package org.faultline.actors.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.faultline.actors.TestWorkloads;
import org.faultline.actors.plan.RunOptions;
import org.faultline.actors.result.Identity;
import org.faultline.actors.result.RunObserver;
import org.faultline.actors.result.RunResult;
import org.faultline.memory.server.Counter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The MemoryManager's servers: whatever serves a request, no law is broken. */
class ManagerModelsTest {
  /** Locks, frees, writes and faults of several processes in too little memory. */
  private static final String WORKLOAD =
      """
      seed = 12
      machine { profile = laptop, cpus = 3, ram = 1 MiB, pagefile { initial = 4 MiB, maximum = 16 MiB }
                manager { model = %s, fault = exponential(20 us), call = 10 us, batch = 4, shards = 3 } }
      paging { policy = %s }
      scheduler { slack = %s, load-control = %s, load-period = 1 ms }
      run { until = 20 ms }
      processes {
        worker { count = %d, start-every = 100 us, program = [
          { VirtualAlloc { as = heap, size = 640 KiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
          { VirtualLock { in = heap, size = 16 KiB } }
          { Repeat { times = forever, do = [
              { Touch { in = heap, pattern = zipf(0.8), references = 200, writes = 30 %% } }
              { VirtualFree { in = heap, offset = 512 KiB, size = 64 KiB, type = MEM_DECOMMIT } }
              { VirtualAlloc { in = heap, offset = 512 KiB, size = 64 KiB, type = MEM_COMMIT, protect = PAGE_READWRITE } }
              { ManagerCall {} }
              { Wait = exponential(100 us) } ] } } ] }
      }
      """;

  private static RunResult run(
      String model, String policy, String slack, String control, int processes, int workers) {
    try (Simulator simulator = Simulator.withWorkers(workers)) {
      return simulator
          .start(
              TestWorkloads.of(WORKLOAD.formatted(model, policy, slack, control, processes)),
              new RunOptions(true, 60, null),
              RunObserver.NONE)
          .result()
          .join();
    }
  }

  /** The run ends while requests are being served. */
  @ParameterizedTest
  @CsvSource({
    "sharded, lru, 0, none",
    "sharded, lru, 50 us, none",
    "sharded, windows, 50 us, none",
    "per-cpu, lru, 50 us, none",
    "per-cpu, windows, 0, none",
    "sharded, lru, 50 us, pff(100/s 1000/s)",
  })
  void everyIdentityHoldsAndWorkersChangeNothing(
      String model, String policy, String slack, String control) {
    String comma = control.replace("/s ", "/s, ");
    RunResult result = run(model, policy, slack, comma, 5, 1);

    assertThat(result.identities()).allMatch(Identity.Check::holds);
    assertThat(result.total(Counter.PAGE_FAULTS)).isGreaterThan(100);
    assertThat(run(model, policy, slack, comma, 5, 2).digest()).isEqualTo(result.digest());
  }

  /** With 3 ms for each fault all processes are being served when the run ends. */
  @ParameterizedTest
  @CsvSource({"lru", "windows"})
  void faultsThatAreBeingServedAtTheEndAreNotLost(String policy) {
    try (Simulator simulator = Simulator.withWorkers(1)) {
      RunResult result =
          simulator.run(
              TestWorkloads.of(
                  WORKLOAD.formatted("sharded", policy, "50 us", "none", 5),
                  "machine.manager.fault=3 ms"));

      assertThat(result.manager().unresolvedFaults()).isPositive();
      assertThat(result.identities()).allMatch(Identity.Check::holds);
    }
  }

  /** Alone nobody waits for anybody, so it does not matter who serves. */
  @ParameterizedTest
  @CsvSource({"lru", "windows"})
  void aProcessAloneFindsShardsAsItFindsOneServer(String policy) {
    assertThat(run("sharded", policy, "0", "none", 1, 1).digest())
        .isEqualTo(run("central", policy, "0", "none", 1, 1).digest());
  }
}
