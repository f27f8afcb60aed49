package org.faultline.lab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.faultline.lab.studies.page.Reports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code faultline report}: draws the results of a run or a study again. */
@Command(
    name = "report",
    description = "Writes report.html and its plots (SVG, CSV) into a folder of results.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  faultline report runs/desktop-7",
      "  faultline report runs/desktop-seeds-7-11     a report for each of its runs"
    })
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "A folder of results, or of such folders.")
  private Path results;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      for (Path written : Reports.writeAll(results)) {
        out.println(written);
      }
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.BAD_INPUT, e.getMessage(), e);
    }
    out.flush();
    return ExitCode.DONE;
  }
}
