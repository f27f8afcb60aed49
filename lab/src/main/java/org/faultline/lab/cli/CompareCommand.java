package org.faultline.lab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.faultline.lab.results.compare.Comparison;
import org.faultline.lab.results.folder.ResultsSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code faultline compare}: holds two runs, or two sets of runs, against each other. */
@Command(
    name = "compare",
    description = "Compares the main figures of two runs, or of runs with equal seeds.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  faultline compare runs/desktop-7 runs/desktop-8",
      "  faultline compare runs/clock-seeds-1-5 runs/lru-seeds-1-5"
    })
final class CompareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "A", description = "A folder of results or a summary.json.")
  private Path first;

  @Parameters(index = "1", paramLabel = "B", description = "The one to compare with it.")
  private Path second;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      new Comparison(ResultsSet.read(first), ResultsSet.read(second)).lines().forEach(out::println);
    } catch (IOException | IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.BAD_INPUT, e.getMessage(), e);
    }
    out.flush();
    return ExitCode.DONE;
  }
}
