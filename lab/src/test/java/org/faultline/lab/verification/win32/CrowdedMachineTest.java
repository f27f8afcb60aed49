package org.faultline.lab.verification.win32;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.faultline.actors.run.Simulator;
import org.faultline.actors.session.MachineOptions;
import org.faultline.memory.server.Counter;
import org.faultline.memory.server.MemorySample;
import org.faultline.workload.config.PagingConfig;
import org.junit.jupiter.api.Test;

/** Cases that share memory also do so where there is little of it, and all want it at once. */
class CrowdedMachineTest {
  private static final long RAM_BYTES = 256L << 10;

  /** All with sections, twice, but those that lock: not so many can be promised that. */
  private static List<ConformanceFile> files() {
    Stream<ConformanceFile> shipped =
        ShippedCases.on(PagingConfig.Kind.WINDOWS).stream()
            .filter(file -> file.format() == ConformanceFormat.V2)
            .filter(file -> !file.theme().equals("lock"));
    ConformanceFile rules = SectionRulesTest.rules();
    Predicate<ConformanceCase> locks = one -> one.name().startsWith("lock");
    ConformanceFile kept = rules.with(rules.cases().stream().filter(locks.negate()).toList());
    List<ConformanceFile> once =
        CaseSelection.all(Stream.concat(shipped, Stream.of(kept)).toList()).forPressure().files();
    return Stream.concat(once.stream(), once.stream()).toList();
  }

  @Test
  void answersAndDigestAreTheSameWithAnyNumberOfWorkersAndNothingIsLeft() {
    Set<String> digests = new HashSet<>();
    for (int workers : List.of(1, 8)) {
      try (Simulator simulator = Simulator.withWorkers(workers)) {
        MachineOptions machine = CaseReplayer.machine(PagingConfig.Kind.WINDOWS).withRam(RAM_BYTES);
        CaseReplayer.Replay replay = CaseReplayer.replay(simulator, machine, files());
        assertThat(replay.outcomes()).hasSizeGreaterThan(300).allMatch(CaseOutcome::passed);
        assertThat(replay.run().identities()).allMatch(check -> check.holds());
        assertThat(replay.run().total(Counter.HARD_FAULTS))
            .as("five times as many as frames, so that there was pressure")
            .isGreaterThan(64 * 5);
        MemorySample last = replay.run().manager().last();
        assertThat(last.frames().free()).isEqualTo(replay.run().manager().frames().all());
        assertThat(last.commit().pagefileUsedSlots()).isZero();
        assertThat(last.commit().chargePages()).isZero();
        digests.add(replay.run().digest());
      }
    }
    assertThat(digests).hasSize(1);
  }
}
