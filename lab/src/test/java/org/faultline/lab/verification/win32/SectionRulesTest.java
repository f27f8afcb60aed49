package org.faultline.lab.verification.win32;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.actors.run.Simulator;
import org.faultline.workload.config.PagingConfig;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Rules of sections, views, handles and files that no recorded case shows, each as a case: what the
 * documentation of Windows says (docs/windows.md).
 */
class SectionRulesTest {
  private static final String FILE = "section-rules.json";

  static ConformanceFile rules() {
    try (InputStream in = SectionRulesTest.class.getResourceAsStream(FILE)) {
      return VectorReader.read(FILE, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @TestFactory
  Stream<DynamicTest> hold() {
    List<CaseOutcome> outcomes;
    try (Simulator simulator = Simulator.withWorkers(2)) {
      outcomes =
          CaseReplayer.replay(
                  simulator, CaseReplayer.machine(PagingConfig.Kind.WINDOWS), List.of(rules()))
              .outcomes();
    }
    assertThat(outcomes).hasSizeGreaterThan(100);
    return outcomes.stream()
        .map(
            outcome ->
                DynamicTest.dynamicTest(
                    outcome.replayed().name(), () -> assertThat(outcome.difference()).isNull()));
  }

  @Test
  void holdUnderPressure() {
    List<ConformanceFile> files = CaseSelection.all(List.of(rules())).forPressure().files();
    try (Simulator simulator = Simulator.withWorkers(1)) {
      CaseReplayer.replayUnderPressure(
          simulator,
          CaseReplayer.machine(PagingConfig.Kind.WINDOWS),
          files,
          (footprint, replay) -> {
            CaseOutcome outcome = replay.outcomes().get(0);
            assertThat(outcome.difference())
                .as("%s with %s", outcome.replayed().name(), footprint)
                .isNull();
            assertThat(replay.run().identities()).allMatch(check -> check.holds());
          });
    }
  }
}
