package org.faultline.lab.verification.win32;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.faultline.actors.run.Simulator;
import org.faultline.workload.config.PagingConfig;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each shipped case is a test of its own, named after it. */
class ConformanceTest {
  @TestFactory
  Stream<DynamicContainer> shippedCasesOnBothMachines() {
    return Stream.of(PagingConfig.Kind.values())
        .map(paging -> DynamicContainer.dynamicContainer(paging.toString(), on(paging)));
  }

  private static Stream<DynamicContainer> on(PagingConfig.Kind paging) {
    List<ConformanceFile> files = ShippedCases.on(paging);
    List<CaseOutcome> outcomes;
    try (Simulator simulator = Simulator.withWorkers(2)) {
      outcomes = CaseReplayer.replay(simulator, CaseReplayer.machine(paging), files).outcomes();
    }
    assertThat(outcomes).hasSize(ShippedCases.count(paging));
    return files.stream()
        .map(
            file ->
                DynamicContainer.dynamicContainer(
                    file.file(),
                    outcomes.stream()
                        .filter(outcome -> outcome.file().equals(file))
                        .map(ConformanceTest::test)));
  }

  private static DynamicTest test(CaseOutcome outcome) {
    return DynamicTest.dynamicTest(
        outcome.replayed().name(), () -> assertThat(outcome.difference()).isNull());
  }
}
