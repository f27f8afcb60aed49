package org.faultline.lab.cli;

import java.util.ArrayList;
import java.util.List;
import org.faultline.lab.results.output.ExitCode;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.lab.results.summary.MemoryMapsSummary.ProcessMap;
import org.faultline.lab.results.summary.RunSummary;
import org.faultline.lab.results.table.MemoryTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code faultline memory}: what memory was used for at the end of a run. */
@Command(
    name = "memory",
    description =
        "Shows what memory held at the end of a run: by use and page"
            + " list, or for one process.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  faultline memory runs/desktop-7",
      "  faultline memory runs/desktop-7 --process browser-1"
    })
final class MemoryCommand extends ConsoleCommand {
  @Mixin private SummaryArgument results;

  @Option(
      names = "--process",
      paramLabel = "NAME|ID",
      description = "Show the address space of this process by type; may be repeated.")
  private List<String> processes = new ArrayList<>();

  @Override
  ExitCode perform() {
    RunSummary summary = results.read();
    if (!MemoryTables.in(summary)) {
      throw new UserMistake(
          results.path()
              + " comes from the textbook machine; run it with --set"
              + " paging.kind=windows --set paging.policy=auto");
    }
    if (processes.isEmpty()) {
      console().lines(MemoryTables.machine(summary));
    } else {
      List<ProcessMap> found = processes.stream().map(named -> find(summary, named)).toList();
      found.forEach(process -> console().lines(MemoryTables.process(process)));
    }
    return ExitCode.DONE;
  }

  private ProcessMap find(RunSummary summary, String named) {
    List<String> names = new ArrayList<>();
    for (ProcessMap process : MemoryTables.processes(summary)) {
      String name = process.name();
      if (name.equals(named) || Integer.toString(process.id()).equals(named)) {
        return process;
      }
      names.add(name);
    }
    throw new UserMistake(
        "%s describes no process '%s' that was running at the end; there %s"
            .formatted(
                results.path(),
                named,
                names.isEmpty() ? "is none" : "are: " + String.join(", ", names)));
  }
}
