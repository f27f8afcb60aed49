package org.faultline.lab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.faultline.lab.results.summary.MemoryMapsSummary.ProcessMap;
import org.faultline.lab.results.summary.RunSummary;
import org.faultline.lab.results.summary.SummaryReader;
import org.faultline.lab.results.table.MemoryTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code faultline memory}: what memory was used for at the end of a run. */
@Command(
    name = "memory",
    description = "Shows what memory held at the end of a run: by use and list, or of a process.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  faultline memory runs/desktop-7",
      "  faultline memory runs/desktop-7 --process browser-1"
    })
final class MemoryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "A folder of results or a summary.json.")
  private Path results;

  @Option(
      names = "--process",
      paramLabel = "NAME|ID",
      description = "Show the address space of this process by type; may be repeated.")
  private List<String> processes = new ArrayList<>();

  @Override
  public Integer call() {
    RunSummary summary;
    try {
      Path file = Files.isDirectory(results) ? results.resolve("summary.json") : results;
      summary = SummaryReader.read(file);
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.BAD_INPUT, e.getMessage(), e);
    }
    if (!MemoryTables.in(summary)) {
      throw CommandFailure.badInput(
          results
              + " is of the textbook machine; run it with --set paging.kind=windows --set paging.policy=auto");
    }
    PrintWriter out = spec.commandLine().getOut();
    if (processes.isEmpty()) {
      MemoryTables.machine(summary).forEach(out::println);
    } else {
      List<ProcessMap> found = processes.stream().map(named -> find(summary, named)).toList();
      found.forEach(process -> MemoryTables.process(process).forEach(out::println));
    }
    out.flush();
    return ExitCode.DONE;
  }

  private ProcessMap find(RunSummary summary, String named) {
    List<String> names = new ArrayList<>();
    for (ProcessMap process : summary.memoryMaps().processes()) {
      String name = process.name();
      if (name.equals(named) || Integer.toString(process.id()).equals(named)) {
        return process;
      }
      names.add(name);
    }
    throw CommandFailure.badInput(
        "%s has no process '%s' that ran at the end and is described; there %s"
            .formatted(
                results, named, names.isEmpty() ? "is none" : "are: " + String.join(", ", names)));
  }
}
