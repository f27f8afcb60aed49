package org.faultline.lab.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.faultline.lab.results.output.ExitCode;
import org.faultline.lab.studies.draft.BatchDraft;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code faultline new batch}. */
@Command(
    name = "batch",
    description = "Writes batch work: processes that do one job after the other.",
    footerHeading = "%nExample:%n",
    footer = "  faultline new batch --private 1GiB --working-set 200MiB --job 2s --count 6")
final class NewBatchCommand extends ConsoleCommand {
  private static final long MOST_NANOS = 1_000_000_000_000L;

  @Mixin private NewProcesses processes;
  @Mixin private NewFile file;

  @Option(
      names = "--job",
      paramLabel = "DURATION",
      defaultValue = "1s",
      description = "CPU time of a job when its data is in memory (default: ${DEFAULT-VALUE}).")
  private String job;

  @Option(
      names = "--pause",
      paramLabel = "DURATION",
      defaultValue = "100ms",
      description = "From the end of a job to the start of the next (default: ${DEFAULT-VALUE}).")
  private String pause;

  @Override
  ExitCode perform() throws IOException {
    Path path = file.path("batch");
    BatchDraft.Asked asked =
        new BatchDraft.Asked(
            processes.asked(typed()),
            OptionValue.read("--job", job, node -> node.nanos(1, MOST_NANOS)),
            OptionValue.read("--pause", pause, node -> node.nanos(1, MOST_NANOS)));
    file.write(path, new BatchDraft(asked).text(), console());
    return ExitCode.DONE;
  }
}
