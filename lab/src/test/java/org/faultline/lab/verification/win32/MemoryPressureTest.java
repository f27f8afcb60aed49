package org.faultline.lab.verification.win32;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.faultline.actors.run.Simulator;
import org.faultline.memory.server.Counter;
import org.faultline.workload.config.PagingConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The answers do not depend on how much memory there is. */
class MemoryPressureTest {
  @ParameterizedTest
  @EnumSource
  void aTenthOfTheTouchedPagesGivesTheSameAnswers(PagingConfig.Kind paging) {
    CaseSelection all = CaseSelection.all(ShippedCases.on(paging));
    List<ConformanceFile> files = all.forPressure().files();
    long[] broughtBack = {0};
    List<CaseOutcome> outcomes;
    try (Simulator simulator = Simulator.withWorkers(1)) {
      outcomes =
          CaseReplayer.replayUnderPressure(
              simulator,
              CaseReplayer.machine(paging),
              files,
              (footprint, replay) -> {
                assertThat(replay.outcomes().get(0).difference()).as("%s", footprint).isNull();
                assertThat(replay.run().identities()).allMatch(check -> check.holds());
                long faults = replay.run().total(Counter.HARD_FAULTS);
                // On the textbook machine the first touch of a page reads it, too.
                long first = paging == PagingConfig.Kind.TEXTBOOK ? footprint.touchedPages() : 0;
                broughtBack[0] += Math.max(0, faults - first);
              });
    }
    // Two of the cases with sections ask whether a page is in memory.
    int left = paging == PagingConfig.Kind.WINDOWS ? 2 : 0;
    assertThat(outcomes).hasSize(ShippedCases.count(paging) - left);
    assertThat(broughtBack[0]).as("pages read again, so that there was pressure").isPositive();
  }
}
