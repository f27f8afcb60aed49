package org.faultline.lab.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of the commands that leave results and a report in a folder, and say what came. */
final class ResultsOptions {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where results go (default: runs/NAME-SEED).")
  private @Nullable Path out;

  @Mixin private ReplaceOption replace;

  @Option(names = "--no-report", description = "Write no report.html and no pictures.")
  private boolean noReport;

  @Option(names = "--quiet", description = "Show neither progress nor results.")
  private boolean quiet;

  /** Where results go; {@code name} is that of the folder where the user gave none. */
  Path folder(String name) {
    return out == null ? Path.of("runs", name) : out;
  }

  /** Whether results may be replaced. */
  boolean replace() {
    return replace.given();
  }

  /** Whether a report is drawn. */
  boolean report() {
    return !noReport;
  }

  /** Whether neither progress nor results are shown. */
  boolean quiet() {
    return quiet;
  }
}
