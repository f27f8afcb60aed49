package org.faultline.lab.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.faultline.lab.results.measure.MeasureKind;
import org.faultline.lab.results.measure.Measures;
import org.faultline.lab.results.output.ExitCode;
import org.faultline.lab.results.text.TextTable;
import org.faultline.lab.studies.design.Adjustments;
import org.faultline.lab.studies.design.StudyLoader;
import org.faultline.workload.binding.ConfigProblemsException;
import org.faultline.workload.config.Home;
import org.faultline.workload.config.PagingConfig;
import org.faultline.workload.config.WorkloadLoader;
import org.faultline.workload.program.ProgramParser;
import org.faultline.workload.reference.PatternKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code faultline list}: what is installed. */
@Command(
    name = "list",
    description = "Lists workloads, studies, machine profiles, policies, patterns and steps.",
    footerHeading = "%nExamples:%n",
    footer = {"  faultline list", "  faultline list --measures | grep psi"})
final class ListCommand extends ConsoleCommand {
  @Option(names = "--measures", description = "List the names of all measures instead.")
  private boolean measures;

  @Override
  ExitCode perform() {
    if (measures) {
      measures();
      return ExitCode.DONE;
    }
    Home home = Home.find();
    List<String> names = home.workloads();
    int width = names.stream().mapToInt(String::length).max().orElse(0);
    console().line("workloads (faultline run NAME)");
    WorkloadLoader loader = Workloads.loader();
    for (String name : names) {
      console()
          .line("  " + name + " ".repeat(width - name.length() + 2) + title(loader, home, name));
    }
    studies(home);
    line("profiles (machine.profile)", home.profiles());
    line(
        "policies (paging.policy)",
        Stream.concat(Workloads.policies().stream(), Stream.of(PagingConfig.WINDOWS))
            .sorted()
            .toList());
    line(
        "patterns (Touch.pattern)",
        PatternKind.installed().signatures().stream().sorted().toList());
    line("steps", ProgramParser.installed().names());
    return ExitCode.DONE;
  }

  private void studies(Home home) {
    List<String> names = home.studies();
    int width = names.stream().mapToInt(String::length).max().orElse(0);
    console().line("studies (faultline study NAME)");
    StudyLoader loader = new StudyLoader(home);
    for (String name : names) {
      String question;
      try {
        question = loader.load(home.study(name).toString(), Adjustments.NONE).question();
      } catch (ConfigProblemsException e) {
        question = "cannot be used: see faultline sweep --plan " + home.study(name);
      }
      console().line("  " + name + " ".repeat(width - name.length() + 2) + question);
    }
  }

  private void measures() {
    TextTable table = new TextTable().left("measure").left("unit").left("meaning");
    for (MeasureKind kind : Measures.catalogue()) {
      String unit = kind.unit().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      table.row(List.of(kind.pattern(), unit, kind.meaning()));
    }
    console().lines(table.lines());
    console()
        .line(
            "GROUP is a group of processes, or machine for all; CALL a system call. More:"
                + " docs/measures.md");
  }

  private static String title(WorkloadLoader loader, Home home, String name) {
    try {
      return loader.load(home.workload(name).toString(), List.of()).config().title();
    } catch (ConfigProblemsException e) {
      return "cannot be used: see faultline check " + home.workload(name);
    }
  }

  private void line(String what, List<String> names) {
    console().line(what);
    StringBuilder line = new StringBuilder(" ");
    for (int i = 0; i < names.size(); i++) {
      String word = " " + names.get(i) + (i + 1 < names.size() ? "," : "");
      if (line.length() + word.length() > 100) {
        console().line(line.toString());
        line = new StringBuilder(" ");
      }
      line.append(word);
    }
    console().line(line.toString());
  }
}
