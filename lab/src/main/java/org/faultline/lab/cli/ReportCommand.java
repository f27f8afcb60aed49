package org.faultline.lab.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.faultline.lab.results.output.ExitCode;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.lab.studies.page.Reports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code faultline report}: draws the results of a run or a study again. */
@Command(
    name = "report",
    description = "Writes report.html and its plots (SVG, CSV) into a folder of results.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  faultline report runs/desktop-7",
      "  faultline report runs/desktop-seeds-7-11     a report for each of its runs"
    })
final class ReportCommand extends ConsoleCommand {

  @Parameters(paramLabel = "DIR", description = "A folder of results, or of such folders.")
  private Path results;

  @Override
  ExitCode perform() {
    try {
      for (Path written : Reports.writeAll(results)) {
        console().line(written.toString());
      }
    } catch (IOException e) {
      throw new UserMistake(e);
    }
    return ExitCode.DONE;
  }
}
