package org.faultline.lab.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.faultline.lab.results.output.ExitCode;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.lab.results.report.MemoryTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code faultline memory}: what memory was used for at the end of a run. */
@Command(
    name = "memory",
    description = "Shows what memory held at the end of a run: by use and list, or of a process.",
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
    JsonNode summary = results.read();
    if (!MemoryTables.in(summary)) {
      throw new UserMistake(
          results.path()
              + " is of a machine without page lists; run it with --set paging.policy=windows");
    }
    if (processes.isEmpty()) {
      console().lines(MemoryTables.machine(summary));
    } else {
      List<JsonNode> found = processes.stream().map(named -> find(summary, named)).toList();
      found.forEach(process -> console().lines(MemoryTables.process(process)));
    }
    return ExitCode.DONE;
  }

  private JsonNode find(JsonNode summary, String named) {
    List<String> names = new ArrayList<>();
    for (JsonNode process : summary.path("memoryMaps").path("processes")) {
      String name = process.path("name").asText();
      if (name.equals(named) || process.path("id").asText().equals(named)) {
        return process;
      }
      names.add(name);
    }
    throw new UserMistake(
        "%s has no process '%s' that ran at the end and is described; there %s"
            .formatted(
                results.path(),
                named,
                names.isEmpty() ? "is none" : "are: " + String.join(", ", names)));
  }
}
