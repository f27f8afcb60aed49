package org.faultline.lab.verification.win32;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.faultline.actors.run.Simulator;
import org.faultline.memory.server.MemorySample;
import org.faultline.workload.config.PagingConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Processes that replay at the same time do not disturb each other, and give everything back. */
class ManyProcessesTest {
  private static final int PROCESSES = 1_000;

  @ParameterizedTest
  @EnumSource
  void aThousandProcessesPassTogetherAndGiveBackEveryFrameSlotAndCharge(PagingConfig.Kind paging) {
    List<ConformanceFile> files = new ArrayList<>();
    int count = 0;
    while (count < PROCESSES) {
      for (ConformanceFile file : ShippedCases.on(paging)) {
        List<ConformanceCase> cases =
            file.cases().subList(0, Math.min(file.cases().size(), PROCESSES - count));
        if (!cases.isEmpty()) {
          files.add(file.with(cases));
          count += cases.size();
        }
      }
    }
    try (Simulator simulator = Simulator.withWorkers(2)) {
      CaseReplayer.Replay replay =
          CaseReplayer.replay(simulator, CaseReplayer.machine(paging), files);
      assertThat(replay.outcomes()).hasSize(PROCESSES).allMatch(CaseOutcome::passed);
      assertThat(replay.run().identities()).allMatch(check -> check.holds());
      MemorySample last = replay.run().manager().last();
      assertThat(last.frames().free()).isEqualTo(replay.run().manager().frames().all());
      assertThat(last.frames().locked()).isZero();
      assertThat(last.commit().pagefileUsedSlots()).isZero();
      assertThat(last.commit().chargePages()).isZero();
    }
  }
}
