package org.faultline.lab.verify.win32;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.faultline.actors.memory.Counter;
import org.faultline.actors.run.RunResult;
import org.faultline.actors.run.Simulator;
import org.faultline.memory.address.AddressLayout;
import org.junit.jupiter.api.Test;

/** The answers do not depend on how much memory there is. */
class MemoryPressureTest {
  @Test
  void aTenthOfTheTouchedPagesGivesTheSameAnswers() {
    long evicted = 0;
    try (Simulator simulator = Simulator.withWorkers(1)) {
      for (ConformanceFile file : ShippedVectors.files()) {
        for (ConformanceCase one : file.cases()) {
          ConformanceFile alone = new ConformanceFile(file.file(), file.theme(), List.of(one));
          Footprint footprint = Footprint.of(simulator, alone);
          long ram = (long) footprint.framesUnderPressure() * AddressLayout.PAGE_SIZE;
          Replayer.Replay replay =
              Replayer.replay(simulator, Replayer.machine().withRam(ram), List.of(alone));
          assertThat(replay.outcomes().get(0).difference())
              .as("%s with %s", one.name(), footprint)
              .isNull();
          assertThat(replay.run().identities()).as(one.name()).allMatch(check -> check.holds());
          evicted += hardFaultsBeyond(footprint, replay.run());
        }
      }
    }
    assertThat(evicted).as("pages that were read again, so that there was pressure").isPositive();
  }

  private static long hardFaultsBeyond(Footprint footprint, RunResult run) {
    return Math.max(0, run.total(Counter.HARD_FAULTS) - footprint.touchedPages());
  }
}
