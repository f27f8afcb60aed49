package org.faultline.lab.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.faultline.lab.verification.convert.RecordedProgram;
import org.faultline.lab.verification.convert.RecordingReport;
import org.faultline.lab.verification.convert.ValgrindRecorder;
import org.faultline.workload.trace.PackOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code faultline trace record}. */
@Command(
    name = "record",
    description = {
      "Runs a program under Valgrind's lackey and packs every reference that it makes.",
      "The programs that it starts are recorded too: several become a mix of processes.",
      "A copy of a process that loads no program is not recorded."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  faultline trace record -- ls /",
      "  faultline trace record --out sort.flt --references 10000000 -- sort words.txt",
      "  faultline trace record --program sort --out sort.flt -- ./nightly.sh"
    })
final class TraceRecordCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "COMMAND",
      arity = "1..*",
      description = "The program with its arguments, best after --.")
  private List<String> command;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The file to write (default: the program's name with .flt).")
  private Path out;

  @Option(names = "--skip", paramLabel = "N", description = "Leave so many out at the start.")
  private long skip;

  @Option(
      names = "--references",
      paramLabel = "N",
      description = "Record so many, then stop the program.")
  private long references = Long.MAX_VALUE;

  @Option(
      names = "--program",
      paramLabel = "NAME",
      description = "Record only programs of that file name, whoever starts them.")
  private String program;

  @Option(names = "--force", description = "Replace FILE if it is there.")
  private boolean force;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path name = Path.of(command.get(0)).getFileName();
    Path file = out == null ? Path.of(name + ".flt") : out;
    TraceCommand.refuseToReplace(file, force);
    PackOptions options;
    try {
      options = PackOptions.ALL.withWindow(skip, references);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.BAD_INPUT, e.getMessage(), e);
    }
    ValgrindRecorder.Recorded recorded =
        ValgrindRecorder.record(
            command,
            line -> program == null || RecordedProgram.of(line).isNamed(program),
            file,
            packed -> {},
            options);
    TraceCommand.print(spec, recorded.trace());
    RecordingReport report = RecordingReport.of(recorded);
    report.lines().forEach(spec.commandLine().getOut()::println);
    if (report.warning() != null) {
      spec.commandLine().getErr().println(report.warning());
    }
    if (recorded.stopped()) {
      spec.commandLine().getOut().println("stopped         after the references asked for");
    } else if (recorded.exitCode() != 0) {
      spec.commandLine().getErr().println(name + " ended with code " + recorded.exitCode() + ".");
    }
    return ExitCode.DONE;
  }
}
