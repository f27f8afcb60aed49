package org.faultline.lab.cli;

import java.nio.file.Path;
import org.faultline.memory.replacement.catalog.ReplacementPolicies;
import org.faultline.workload.config.Home;
import org.faultline.workload.config.WorkloadLoader;
import org.faultline.workload.program.ProgramParser;

/** Reads workloads with all that is installed. */
final class Workloads {
  private static final String EXTENSION = ".conf";

  private Workloads() {}

  static WorkloadLoader loader() {
    return new WorkloadLoader(
        Home.find(), ReplacementPolicies.installed().byName().keySet(), ProgramParser.installed());
  }

  /** The name of a workload that the user named by a file or by a name. */
  static String name(String fileOrName) {
    String name = String.valueOf(Path.of(fileOrName).getFileName());
    return name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name;
  }
}
