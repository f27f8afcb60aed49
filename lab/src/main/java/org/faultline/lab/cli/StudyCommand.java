package org.faultline.lab.cli;

import java.io.IOException;
import org.faultline.lab.results.output.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code faultline study}: one of the studies that ship, of a workload that ships or another. */
@Command(
    name = "study",
    description =
        "Runs a study that ships, about thrashing, contention, policies, devices and more, on its"
            + " own workload or yours. 'faultline list' names them.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  faultline study thrash                  how many jobs before it thrashes?",
      "  faultline study thrash --quick          the same in a few seconds, roughly",
      "  faultline study policies --workload my.conf --of web",
      "  faultline study devices --plan          how many runs of what"
    })
final class StudyCommand extends ConsoleCommand {
  @Parameters(paramLabel = "NAME", description = "The study: a name from 'faultline list'.")
  private String study;

  @Option(
      names = "--workload",
      paramLabel = "FILE|NAME",
      description = "Ask it of this workload instead of the study's own.")
  private @Nullable String workload;

  @Option(
      names = "--of",
      paramLabel = "GROUP",
      description = "The group of processes of that workload that the question is about.")
  private @Nullable String of;

  @Mixin private SweepOptions options;

  @Override
  ExitCode perform() throws IOException {
    return new StudyRun(console(), options).run(study, options.adjustments(workload, of));
  }
}
