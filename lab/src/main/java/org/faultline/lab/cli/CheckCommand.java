package org.faultline.lab.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.faultline.actors.plan.MachineParts;
import org.faultline.actors.plan.MachinePlan;
import org.faultline.workload.binding.ConfigProblemsException;
import org.faultline.workload.config.LoadedWorkload;
import org.faultline.workload.config.WorkloadLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code faultline check}: reads workloads and says every mistake. */
@Command(
    name = "check",
    description = "Reads workloads without running them and says every mistake of each.",
    footerHeading = "%nExample:%n",
    footer = "  faultline check my.conf other.conf")
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE|NAME",
      arity = "1..*",
      description = "Workloads: files, or names of shipped ones.")
  private List<String> workloads;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    WorkloadLoader loader = Workloads.loader();
    int code = ExitCode.DONE;
    for (String workload : workloads) {
      try {
        LoadedWorkload loaded = loader.load(workload, List.of());
        MachineParts.open(new MachinePlan(loaded.config())).close();
        loaded.notes().forEach(err::println);
        RecordingNotes.say(loaded.config(), err);
        int count = loaded.config().processCount();
        out.printf("%s: good, %d %s%n", workload, count, count == 1 ? "process" : "processes");
      } catch (ConfigProblemsException e) {
        err.println(e.getMessage());
        code = ExitCode.BAD_INPUT;
      } catch (IllegalArgumentException e) {
        err.println(workload + ": " + e.getMessage());
        code = ExitCode.BAD_INPUT;
      }
    }
    return code;
  }
}
