package org.faultline.lab.cli;

import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import org.faultline.memory.plugin.Providers;
import org.faultline.memory.replacement.catalog.ReplacementPolicies;
import org.faultline.memory.server.PagingKind;
import org.faultline.workload.config.Home;
import org.faultline.workload.config.WorkloadLoader;
import org.faultline.workload.program.ProgramParser;

/** Reads workloads with all that is installed. */
final class Workloads {
  private static final String EXTENSION = ".conf";

  private Workloads() {}

  static WorkloadLoader loader() {
    return new WorkloadLoader(Home.find(), policies(), ProgramParser.installed());
  }

  /**
   * What {@code paging.policy} may name: replacement policies and kinds of paging that are added.
   */
  static SortedSet<String> policies() {
    SortedSet<String> names = new TreeSet<>(ReplacementPolicies.installed().byName().keySet());
    Providers.load(PagingKind.class).forEach(kind -> names.add(kind.name()));
    return names;
  }

  /** The name of a workload that the user named by a file or by a name. */
  static String name(String fileOrName) {
    String name = String.valueOf(Path.of(fileOrName).getFileName());
    return name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name;
  }
}
