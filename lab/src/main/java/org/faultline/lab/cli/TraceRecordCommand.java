package org.faultline.lab.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.faultline.lab.results.output.ExitCode;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.lab.verification.convert.RecordedProgram;
import org.faultline.lab.verification.convert.RecordingReport;
import org.faultline.lab.verification.convert.ValgrindRecorder;
import org.faultline.workload.trace.PackOptions;
import org.faultline.workload.trace.TraceInfo;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code faultline trace record}. */
@Command(
    name = "record",
    description = {
      "Runs a program under Valgrind's lackey and packs every reference that it makes.",
      "The programs that it starts are recorded too: several become a mix of processes.",
      "A forked process that loads no program of its own is not recorded."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  faultline trace record -- ls /",
      "  faultline trace record --out sort.flt --references 10000000 -- sort words.txt",
      "  faultline trace record --program sort --out sort.flt -- ./nightly.sh"
    })
final class TraceRecordCommand extends ConsoleCommand {
  @Mixin private ReplaceFileOption replace;
  @Mixin private SkipOption skip;

  @Parameters(
      paramLabel = "COMMAND",
      arity = "1..*",
      description = "The program with its arguments, best after --.")
  private List<String> command;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The file to write (default: the program's name with .flt).")
  private @Nullable Path out;

  @Option(
      names = "--references",
      paramLabel = "N",
      description = "Record this many references, then stop the program.")
  private long references = Long.MAX_VALUE;

  @Option(
      names = "--program",
      paramLabel = "NAME",
      description = "Record only programs of that file name, whoever starts them.")
  private @Nullable String program;

  @Override
  ExitCode perform() throws IOException, InterruptedException {
    Path name = Path.of(command.get(0)).getFileName();
    Path file = out == null ? Path.of(name + ".flt") : out;
    replace.check(file, "");
    PackOptions options =
        UserMistake.whereRefused(() -> PackOptions.ALL.withWindow(skip.count(), references));
    ValgrindRecorder.Recorded recorded =
        ValgrindRecorder.record(
            command,
            line -> program == null || RecordedProgram.of(line).isNamed(program),
            file,
            packed -> {},
            options);
    console().lines(TraceInfo.lines(recorded.trace()));
    RecordingReport report = RecordingReport.of(recorded);
    console().lines(report.lines());
    if (report.warning() != null) {
      console().note(report.warning());
    }
    if (recorded.stopped()) {
      console().line("stopped         after the references that were asked for");
    } else if (recorded.exitCode() != 0) {
      console().note(name + " ended with code " + recorded.exitCode() + ".");
    }
    return ExitCode.DONE;
  }
}
