package org.faultline.actors.fifo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.faultline.actors.result.RunResult;
import org.faultline.actors.run.Simulator;
import org.faultline.memory.replacement.catalog.ReplacementPolicies;
import org.faultline.memory.server.Counter;
import org.faultline.workload.config.Home;
import org.faultline.workload.config.WorkloadConfig;
import org.faultline.workload.config.WorkloadLoader;
import org.faultline.workload.program.ProgramParser;
import org.junit.jupiter.api.Test;

class ThirdKindTest {
  private static WorkloadConfig workload(String name, String... overrides) throws IOException {
    Set<String> policies = new HashSet<>(ReplacementPolicies.installed().byName().keySet());
    policies.add(FifoKind.NAME);
    List<String> all = new ArrayList<>(List.of(overrides));
    all.add("paging.policy=" + FifoKind.NAME);
    return new WorkloadLoader(Home.find(), policies, ProgramParser.installed())
        .load(Home.find().workload(name).toString(), all)
        .config();
  }

  private static RunResult run(String name) throws IOException {
    try (Simulator simulator = Simulator.withWorkers(1)) {
      RunResult result = simulator.run(workload(name, "paging.page-tables=free"));
      assertThat(result.identities()).isNotEmpty();
      assertThat(result.identitiesHold()).as("%s", result.identities()).isTrue();
      assertThat(result.total(Counter.DEMAND_ZERO_FAULTS)).isPositive();
      return result;
    }
  }

  /** A FIFO of 16 frames for a loop of 17 pages: every reference faults, and nothing is written. */
  @Test
  void aThirdKindOfPagingRunsALoop() throws IOException {
    RunResult result = run("first");
    assertThat(result.total(Counter.PAGE_FAULTS)).isEqualTo(1700);
    assertThat(result.total(Counter.HARD_FAULTS)).isZero();
  }

  @Test
  void aThirdKindOfPagingThrashes() throws IOException {
    RunResult result = run("thrash");
    assertThat(result.total(Counter.HARD_FAULTS)).isPositive();
    assertThat(result.total(Counter.PAGES_OUTPUT)).isPositive();
  }
}
