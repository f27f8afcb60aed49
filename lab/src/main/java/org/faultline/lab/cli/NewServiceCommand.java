package org.faultline.lab.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.faultline.lab.results.output.ExitCode;
import org.faultline.lab.studies.draft.ServiceDraft;
import org.faultline.workload.binding.ConfigNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code faultline new service}. */
@Command(
    name = "service",
    description = "Writes a service: processes that answer requests that arrive on their own.",
    footerHeading = "%nExamples:%n",
    footer = {"  faultline new service --private 2GiB --working-set 600MiB --requests 25/s"})
final class NewServiceCommand extends ConsoleCommand {
  private static final long MOST_COMPUTING_NANOS = 1_000_000_000_000L;

  @Mixin private NewProcesses processes;
  @Mixin private NewFile file;

  @Option(
      names = "--requests",
      paramLabel = "RATE",
      required = true,
      description = "Requests to each process: 25/s, 3/min.")
  private String requests;

  @Option(
      names = "--compute",
      paramLabel = "DURATION",
      description =
          "Mean CPU time of a request beside its references (default: 2 ms, or less where that is"
              + " too much for the CPUs).")
  private @Nullable String compute;

  @Override
  ExitCode perform() throws IOException {
    Path path = file.path("service");
    long computing =
        compute == null
            ? 0
            : OptionValue.read(
                "--compute", compute, node -> node.nanos(1_000, MOST_COMPUTING_NANOS));
    ServiceDraft.Asked asked =
        new ServiceDraft.Asked(
            processes.asked(typed()),
            OptionValue.read("--requests", requests, ConfigNode::perSecond),
            computing);
    file.write(path, new ServiceDraft(asked).text(), console());
    return ExitCode.DONE;
  }
}
