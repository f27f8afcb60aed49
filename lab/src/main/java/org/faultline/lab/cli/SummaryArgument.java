package org.faultline.lab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.lab.results.summary.RunSummary;
import org.faultline.lab.results.summary.SummaryReader;
import picocli.CommandLine.Parameters;

/** The run that a command is about, which has been made. */
final class SummaryArgument {
  @Parameters(paramLabel = "DIR", description = "A folder of results or a summary.json.")
  private Path results;

  /** What the user gave: a folder or a file. */
  Path path() {
    return results;
  }

  /** What the run left. */
  RunSummary read() {
    try {
      return SummaryReader.read(
          Files.isDirectory(results) ? results.resolve("summary.json") : results);
    } catch (IOException e) {
      throw new UserMistake(e);
    }
  }
}
