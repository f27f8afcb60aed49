package org.faultline.lab.studies.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.faultline.memory.replacement.catalog.ReplacementPolicies;
import org.faultline.workload.config.Home;
import org.faultline.workload.config.WorkloadLoader;
import org.faultline.workload.program.ProgramParser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class CellRunnerTest {
  private static final List<String> SHORT = List.of("run.warm-up=5 ms", "run.until=30 ms");

  private static final CellRunner RUNNER = runner();

  private static CellRunner runner() {
    return new CellRunner(
        new WorkloadLoader(
            Home.find(),
            ReplacementPolicies.installed().byName().keySet(),
            ProgramParser.installed()));
  }

  @AfterAll
  static void close() {
    RUNNER.close();
  }

  @Test
  void equalSeedsGiveEqualRunsAndOthersDoNot() {
    CellRun first = RUNNER.run("web", SHORT, 1);
    assertThat(RUNNER.run("web", SHORT, 1).measures()).isEqualTo(first.measures());
    assertThat(RUNNER.run("web", SHORT, 2).result().digest()).isNotEqualTo(first.result().digest());
  }

  @Test
  void theSeedOfTheRunReplacesThatOfTheWorkload() {
    CellRun run = RUNNER.run("web", SHORT, 99);
    assertThat(run.workload().config().seed()).isEqualTo(99);
    assertThat(
            RUNNER.run("web", List.of(SHORT.get(0), SHORT.get(1), "seed=99"), 99).result().digest())
        .isEqualTo(run.result().digest());
  }

  @Test
  void measuresAreThereByName() {
    assertThat(RUNNER.run("web", SHORT, 1).measures())
        .containsKeys("web.throughput", "machine.page-faults", "cpu.utilisation");
  }

  @Test
  void aWorkloadThatCannotBeUsedIsRefusedWithASentence() {
    assertThatThrownBy(() -> RUNNER.run("web", List.of("machine.cpu=2"), 1))
        .isInstanceOfSatisfying(
            CellFailure.class, e -> assertThat(e.kind()).isEqualTo(CellFailure.Kind.REFUSED))
        .hasMessageStartingWith(
            "--set machine.cpu=2: unknown key 'machine.cpu'; did you mean 'cpus'? Valid keys: ");
  }

  @Test
  void nothingRunsAfterAnInterruption() {
    try (CellRunner runner = runner()) {
      runner.interrupt();
      assertThatThrownBy(() -> runner.run("web", SHORT, 1))
          .isInstanceOf(CancellationException.class);
    }
  }
}
