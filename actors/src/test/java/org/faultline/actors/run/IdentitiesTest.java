package org.faultline.actors.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.faultline.actors.TestWorkloads;
import org.faultline.actors.plan.RunOptions;
import org.faultline.actors.result.Identity;
import org.faultline.actors.result.RunObserver;
import org.faultline.actors.result.RunResult;
import org.faultline.memory.frames.IdentityBroken;
import org.faultline.workload.config.WorkloadConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
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

  private static RunResult run(WorkloadConfig config) {
    return run(config, true, null);
  }

  private static RunResult run(WorkloadConfig config, boolean checked, Identity planted) {
    return simulator
        .start(config, new RunOptions(checked, 60, planted), RunObserver.NONE)
        .result()
        .join();
  }

  /** The machines that there are, with what each leaves out. */
  enum Kind {
    TEXTBOOK(
        "lru",
        Identity.AVAILABLE,
        Identity.PLACES,
        Identity.SLOTS,
        Identity.SHARE_COUNTS,
        Identity.SECTION_CHARGE),
    LISTS("windows");

    private final String policy;
    private final Set<Identity> without;

    Kind(String policy, Identity... without) {
      this.policy = policy;
      this.without = Set.of(without);
    }

    WorkloadConfig mixed(String... more) {
      List<String> sets = new ArrayList<>(List.of("paging.policy=" + policy));
      sets.addAll(List.of(more));
      return TestWorkloads.of(MIXED, sets.toArray(String[]::new));
    }

    List<Identity> identities() {
      return Arrays.stream(Identity.values()).filter(id -> !without.contains(id)).toList();
    }
  }

  private static Stream<Arguments> identities() {
    return Arrays.stream(Kind.values())
        .flatMap(kind -> kind.identities().stream().map(id -> Arguments.of(kind, id)));
  }

  private static Stream<Arguments> ends() {
    return Arrays.stream(Kind.values())
        .flatMap(
            kind ->
                LongStream.of(1_000_000, 3_000_000, 10_000_000, 30_000_000)
                    .mapToObj(nanos -> Arguments.of(kind, nanos)));
  }

  @Test
  void everyIdentityIsOfSomeMachine() {
    assertThat(Arrays.stream(Kind.values()).flatMap(kind -> kind.identities().stream()))
        .contains(Identity.values());
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void everyIdentityIsCheckedAndHolds(Kind kind) {
    RunResult result = run(kind.mixed());
    assertThat(result.processes()).allSatisfy(p -> assertThat(p.failure()).isNull());
    assertThat(result.identities())
        .extracting(Identity.Check::identity)
        .containsExactlyInAnyOrderElementsOf(kind.identities());
    assertThat(result.identities()).allMatch(Identity.Check::holds);
    assertThat(result.processes().get(0).report().dataReturned()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("identities")
  void aPlantedErrorBreaksItsIdentityAlone(Kind kind, Identity planted) {
    RunResult result = run(kind.mixed(), false, planted);
    assertThat(result.identitiesHold()).isFalse();
    assertThat(result.identities())
        .filteredOn(check -> !check.holds())
        .extracting(Identity.Check::identity)
        .containsExactly(planted);
  }

  @ParameterizedTest
  @MethodSource("identities")
  void aPlantedErrorEndsACheckedRunWithItsTimeAndEvent(Kind kind, Identity planted) {
    assertThatThrownBy(() -> run(kind.mixed(), true, planted))
        .rootCause()
        .isInstanceOf(IdentityBroken.class)
        .hasMessageContaining("the identity %s is broken: ", planted.label())
        .hasMessageMatching(
            ".*: \\d+ is not \\d+, at \\d+ ns, after step \\d+: (a round of process|the event) .*");
  }

  /** Twelve processes want 12 MiB of 640 KiB, and most wait for frames for their page tables. */
  private static final String HALF_WAY =
      """
      machine { profile = laptop, cpus = 1, ram = 640 KiB
                pagefile { initial = 64 MiB, maximum = 64 MiB, device = hdd } }
      processes.g { count = 12, start-every = 1 ms, program = [
        { VirtualAlloc { as = h, size = 1 MiB, type = MEM_RESERVE, protect = PAGE_READWRITE } }
        { VirtualAlloc { in = h, size = 1 MiB, type = MEM_COMMIT, protect = PAGE_READWRITE } }
        { Repeat { times = forever, do = [
          { Touch { in = h, pattern = uniform, references = 50, writes = 80 % } }
          { Wait = 2 ms } ] } } ] }
      """;

  @ParameterizedTest
  @ValueSource(longs = {15, 30, 45, 60, 75, 90})
  void aCommitThatWaitsForItsPageTablesIsCountedOnBothSides(long millis) {
    RunResult result = run(TestWorkloads.of(HALF_WAY, "run.until=" + millis + " ms"));
    assertThat(result.manager().counts().granted()).as("somebody is half-way").contains(true);
    assertThat(result.identities()).allMatch(Identity.Check::holds);
  }

  @ParameterizedTest
  @MethodSource("ends")
  void identitiesHoldWhereverTheRunEnds(Kind kind, long nanos) {
    RunResult result = run(kind.mixed("run.until=" + nanos + " ns"));
    assertThat(result.identities()).allMatch(Identity.Check::holds);
  }

  @Test
  void identitiesHoldWithLeasedFrames() {
    RunResult result =
        run(
            Kind.TEXTBOOK.mixed(
                "paging.scope=local",
                "paging.lease=on",
                "machine.pagefile.device=instant",
                "machine.manager.fault=0 ns"));
    assertThat(result.processes()).allSatisfy(p -> assertThat(p.failure()).isNull());
    assertThat(result.identities()).allMatch(Identity.Check::holds);
    assertThat(result.processes().get(0).report().lease()).isNotNull();
  }
}
