package org.faultline.actors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.faultline.memory.replacement.catalog.ReplacementPolicies;
import org.faultline.workload.config.Home;
import org.faultline.workload.config.WorkloadConfig;
import org.faultline.workload.config.WorkloadLoader;
import org.faultline.workload.program.ProgramParser;

/** TestWorkloads for tests, from the text of their config. */
public final class TestWorkloads {
  private TestWorkloads() {}

  /** The workload that {@code text} describes, with these overrides. */
  public static WorkloadConfig of(String text, String... overrides) {
    try {
      Path file = Files.createTempFile("workload", ".conf");
      try {
        Files.writeString(file, text);
        return new WorkloadLoader(
                Home.find(),
                ReplacementPolicies.installed().byName().keySet(),
                ProgramParser.installed())
            .load(file.toString(), List.of(overrides))
            .config();
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
