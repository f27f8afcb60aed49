package org.faultline.lab.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.faultline.lab.studies.draft.BatchDraft;
import org.faultline.lab.studies.draft.DraftProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code faultline new batch}. */
@Command(
    name = "batch",
    description = "Writes batch work: processes that do one job after the other.",
    footerHeading = "%nExample:%n",
    footer = "  faultline new batch --private 1GiB --working-set 200MiB --job 2s --count 6")
final class NewBatchCommand implements Callable<Integer> {
  private static final long MOST_NANOS = 1_000_000_000_000L;

  @Spec private CommandSpec spec;
  @Mixin private NewProcesses processes;
  @Mixin private NewFile file;

  @Option(
      names = "--job",
      paramLabel = "DURATION",
      defaultValue = "1s",
      description = "CPU time of a job where its data is in memory (default: ${DEFAULT-VALUE}).")
  private String job;

  @Option(
      names = "--pause",
      paramLabel = "DURATION",
      defaultValue = "100ms",
      description = "From the end of a job to the start of the next (default: ${DEFAULT-VALUE}).")
  private String pause;

  @Override
  public Integer call() throws IOException {
    Path path = file.path("batch");
    BatchDraft.Asked asked =
        new BatchDraft.Asked(
            NewFile.command(spec),
            processes.privateBytes(),
            processes.workingSetBytes(),
            OptionValue.read("--job", job, node -> node.nanos(1, MOST_NANOS)),
            OptionValue.read("--pause", pause, node -> node.nanos(1, MOST_NANOS)),
            processes.count(),
            processes.cpus(),
            processes.ramBytes());
    try {
      file.write(path, new BatchDraft(asked).text(), spec);
    } catch (DraftProblem e) {
      throw new CommandFailure(ExitCode.BAD_INPUT, e.getMessage(), e);
    }
    return ExitCode.DONE;
  }
}
