package org.faultline.lab.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.faultline.workload.trace.BadLines;
import org.faultline.workload.trace.TraceFile;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The option of all commands that read a text trace to leave out malformed lines. */
final class SkipBad {
  @Option(
      names = "--skip-bad",
      paramLabel = "N",
      defaultValue = "0",
      description = "Leave out up to N malformed lines (default: ${DEFAULT-VALUE}).")
  private long allowed;

  private BadLines lines;

  /** The lines that may be left out. */
  BadLines lines() {
    if (lines == null) {
      try {
        lines = new BadLines(allowed);
      } catch (IllegalArgumentException e) {
        throw new CommandFailure(ExitCode.BAD_INPUT, e.getMessage(), e);
      }
    }
    return lines;
  }

  /** Opens a trace. */
  TraceFile open(Path file) throws IOException {
    return TraceFile.of(file, lines());
  }

  /** Says what was left out, if anything. */
  void report(CommandSpec spec) {
    if (lines != null && lines.skipped() > 0) {
      spec.commandLine()
          .getErr()
          .println(
              "Left out malformed lines: " + lines.skipped() + "; the first: " + lines.first());
    }
  }
}
