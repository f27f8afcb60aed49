package org.faultline.lab.verify.win32;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.faultline.actors.memory.Counter;
import org.faultline.actors.run.Simulator;
import org.junit.jupiter.api.Test;

/** The answers do not depend on how much memory there is. */
class MemoryPressureTest {
  @Test
  void aTenthOfTheTouchedPagesGivesTheSameAnswers() {
    long[] broughtBack = {0};
    List<CaseOutcome> outcomes;
    try (Simulator simulator = Simulator.withWorkers(1)) {
      outcomes =
          Replayer.replayUnderPressure(
              simulator,
              ShippedVectors.files(),
              (footprint, replay) -> {
                assertThat(replay.outcomes().get(0).difference()).as("%s", footprint).isNull();
                assertThat(replay.run().identities()).allMatch(check -> check.holds());
                long faults = replay.run().total(Counter.HARD_FAULTS);
                broughtBack[0] += Math.max(0, faults - footprint.touchedPages());
              });
    }
    assertThat(outcomes).hasSize(349);
    assertThat(broughtBack[0]).as("pages read again, so that there was pressure").isPositive();
  }
}
