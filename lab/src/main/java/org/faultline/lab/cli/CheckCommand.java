package org.faultline.lab.cli;

import java.util.List;
import org.faultline.actors.plan.MachineParts;
import org.faultline.actors.plan.MachinePlan;
import org.faultline.lab.results.output.ExitCode;
import org.faultline.workload.binding.ConfigProblemsException;
import org.faultline.workload.config.LoadedWorkload;
import org.faultline.workload.config.WorkloadLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code faultline check}: reads workloads and says every mistake. */
@Command(
    name = "check",
    description = "Reads workloads without running them and reports every mistake in each.",
    footerHeading = "%nExample:%n",
    footer = "  faultline check my.conf other.conf")
final class CheckCommand extends ConsoleCommand {
  @Parameters(
      paramLabel = "FILE|NAME",
      arity = "1..*",
      description = "Workloads: files, or names of shipped ones.")
  private List<String> workloads;

  @Override
  ExitCode perform() {
    WorkloadLoader loader = Workloads.loader();
    ExitCode code = ExitCode.DONE;
    for (String workload : workloads) {
      try {
        LoadedWorkload loaded = loader.load(workload, List.of());
        MachineParts.open(new MachinePlan(loaded.config())).close();
        console().notes(loaded.notes());
        console().notes(RecordingNotes.of(loaded.config()));
        int count = loaded.config().processCount();
        console()
            .format("%s: good, %d %s%n", workload, count, count == 1 ? "process" : "processes");
      } catch (ConfigProblemsException e) {
        console().note(Failures.sentence(e));
        code = ExitCode.BAD_INPUT;
      } catch (IllegalArgumentException e) {
        console().note(workload + ": " + Sentences.message(e));
        code = ExitCode.BAD_INPUT;
      }
    }
    return code;
  }
}
