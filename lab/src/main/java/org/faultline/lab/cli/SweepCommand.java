package org.faultline.lab.cli;

import java.io.IOException;
import org.faultline.lab.results.output.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code faultline sweep}: runs a workload over all cells of a study. */
@Command(
    name = "sweep",
    description =
        "Runs a workload for each combination of what a study varies, several times with different"
            + " seeds, and answers the study's question with intervals.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  faultline sweep my-study.conf",
      "  faultline sweep my-study.conf --plan             how many runs of what",
      "  faultline sweep my-study.conf --quick            its values for a quick look",
      "  faultline sweep my-study.conf --resume           go on after Ctrl-C or a crash",
      "  faultline sweep my-study.conf --set machine.ram=512MiB --replications 10"
    })
final class SweepCommand extends ConsoleCommand {

  @Parameters(paramLabel = "STUDY.conf", description = "A study's file, or a shipped one's name.")
  private String study;

  @Mixin private SweepOptions options;

  @Override
  ExitCode perform() throws IOException {
    return new StudyRun(console(), options).run(study, options.adjustments(null, null));
  }
}
