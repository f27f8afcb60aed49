package org.faultline.actors.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.faultline.actors.Workloads;
import org.faultline.workload.config.WorkloadConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentitiesTest {
  private static final String MIXED =
      """
      machine { profile = laptop, cpus = 2, ram = 512 KiB
                pagefile { initial = 2 MiB, maximum = 4 MiB, device = nvme } }
      processes {
        a { count = 3, program = [
          { VirtualAlloc { as = heap, size = 256 KiB, type = MEM_RESERVE | MEM_COMMIT, protect = PAGE_READWRITE } }
          { Write { in = heap, pattern = stamp } }
          { Touch { in = heap, pattern = uniform, references = 2000, writes = 20 % } }
          { VirtualLock { in = heap, size = 16 KiB } }
          { Read { in = heap, offset = 32 KiB, size = 64 KiB, pattern = stamp } }
        ] }
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

  private static RunResult run(WorkloadConfig config, Identity planted) {
    return simulator
        .start(config, new RunOptions(true, 60, planted), RunObserver.NONE)
        .result()
        .join();
  }

  @Test
  void everyIdentityIsCheckedAndHolds() {
    RunResult result = run(Workloads.of(MIXED), null);
    assertThat(result.processes()).allSatisfy(p -> assertThat(p.failure()).isNull());
    assertThat(result.identities())
        .extracting(Identity.Check::identity)
        .containsExactlyInAnyOrder(Identity.values());
    assertThat(result.identities()).allMatch(Identity.Check::holds);
    assertThat(result.processes().get(0).report().dataReturned()).isPositive();
  }

  @ParameterizedTest
  @EnumSource(Identity.class)
  void aPlantedErrorBreaksItsIdentityAlone(Identity planted) {
    RunResult result = run(Workloads.of(MIXED), planted);
    assertThat(result.identitiesHold()).isFalse();
    assertThat(result.identities())
        .filteredOn(check -> !check.holds())
        .extracting(Identity.Check::identity)
        .containsExactly(planted);
  }

  @ParameterizedTest
  @ValueSource(longs = {1_000_000, 3_000_000, 10_000_000, 30_000_000})
  void identitiesHoldWhereverTheRunEnds(long nanos) {
    RunResult result = run(Workloads.of(MIXED, "run.until=" + nanos + " ns"), null);
    assertThat(result.identities()).allMatch(Identity.Check::holds);
  }

  @Test
  void identitiesHoldWithLeasedFrames() {
    RunResult result =
        run(
            Workloads.of(
                MIXED,
                "paging.scope=local",
                "paging.lease=on",
                "machine.pagefile.device=instant",
                "machine.manager.fault=0 ns"),
            null);
    assertThat(result.processes()).allSatisfy(p -> assertThat(p.failure()).isNull());
    assertThat(result.identities()).allMatch(Identity.Check::holds);
    assertThat(result.processes().get(0).report().lease()).isNotNull();
  }
}
