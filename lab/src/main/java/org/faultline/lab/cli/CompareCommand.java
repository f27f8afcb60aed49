package org.faultline.lab.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.faultline.lab.results.compare.Comparison;
import org.faultline.lab.results.folder.ResultsSet;
import org.faultline.lab.results.output.ExitCode;
import org.faultline.lab.results.output.UserMistake;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code faultline compare}: holds two runs, or two sets of runs, against each other. */
@Command(
    name = "compare",
    description = "Compares the main figures of two runs, or of runs with equal seeds.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  faultline compare runs/desktop-7 runs/desktop-8",
      "  faultline compare runs/clock-seeds-1-5 runs/lru-seeds-1-5"
    })
final class CompareCommand extends ConsoleCommand {

  @Parameters(index = "0", paramLabel = "A", description = "A folder of results or a summary.json.")
  private Path first;

  @Parameters(index = "1", paramLabel = "B", description = "The one to compare with it.")
  private Path second;

  @Override
  ExitCode perform() {
    try {
      console().lines(new Comparison(ResultsSet.read(first), ResultsSet.read(second)).lines());
    } catch (IOException e) {
      throw new UserMistake(e);
    }
    return ExitCode.DONE;
  }
}
