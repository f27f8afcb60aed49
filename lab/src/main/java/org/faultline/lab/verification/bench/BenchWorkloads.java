package org.faultline.lab.verification.bench;

import java.util.List;
import org.faultline.memory.replacement.catalog.ReplacementPolicies;
import org.faultline.workload.config.Home;
import org.faultline.workload.config.WorkloadConfig;
import org.faultline.workload.config.WorkloadLoader;
import org.faultline.workload.program.ProgramParser;

/** The workloads of {@code config/bench}. */
final class BenchWorkloads {
  private BenchWorkloads() {}

  /** The workload of this name, with these overrides. */
  static WorkloadConfig load(String name, List<String> sets) {
    Home home = Home.find();
    return new WorkloadLoader(
            home, ReplacementPolicies.installed().byName().keySet(), ProgramParser.installed())
        .load(home.root().resolve("config/bench/" + name + ".conf").toString(), sets)
        .config();
  }
}
