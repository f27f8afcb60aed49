package org.faultline.lab.verification.win32;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.faultline.actors.run.Simulator;
import org.faultline.workload.config.PagingConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A machine with a defect does not pass. */
class PlantedDefectTest {
  @ParameterizedTest
  @EnumSource
  void makesACaseFail(Defects defect) {
    List<ConformanceFile> themes =
        ShippedVectors.files().stream().filter(file -> !file.theme().startsWith("random")).toList();
    try (Simulator simulator = Simulator.withWorkers(1)) {
      List<CaseOutcome> outcomes =
          CaseReplayer.replay(
                  simulator, CaseReplayer.machine(PagingConfig.Kind.WINDOWS), themes, defect::plant)
              .outcomes();
      assertThat(outcomes).as("some cases fail").anyMatch(outcome -> !outcome.passed());
      assertThat(outcomes).as("and some do not").anyMatch(CaseOutcome::passed);
    }
  }
}
