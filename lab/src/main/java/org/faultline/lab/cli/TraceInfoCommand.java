package org.faultline.lab.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.faultline.lab.results.output.ExitCode;
import org.faultline.lab.verification.recording.RecordingInfo;
import org.faultline.lab.verification.recording.StraceInfo;
import org.faultline.workload.strace.AllocationLog;
import org.faultline.workload.strace.StraceFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code faultline trace info}. */
@Command(
    name = "info",
    description = "Describes a trace or an strace log.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  faultline trace info config/traces/mix-a.flt",
      "  faultline trace info gcc.flt --format json"
    })
final class TraceInfoCommand extends ConsoleCommand {
  @Mixin private TraceInput input;

  @Mixin private LogClock clock;

  @Parameters(paramLabel = "FILE", description = "A trace of any known format, or an strace log.")
  private Path file;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "What is shown: table or json (default: table); or how FILE is read, such as din.")
  private List<String> formats = List.of();

  @Override
  ExitCode perform() throws IOException {
    FormatOption.Format format =
        input.shown(formats, FormatOption.Format.class, FormatOption.Format.table);
    if (!input.formatNamed() && StraceFile.recognises(file)) {
      return log(format);
    }
    RecordingInfo info = RecordingInfo.of(input.open(file));
    if (format == FormatOption.Format.table) {
      console().lines(info.lines());
    } else {
      console().text(info.json());
    }
    input.report();
    return ExitCode.DONE;
  }

  private ExitCode log(FormatOption.Format format) throws IOException {
    AllocationLog log = StraceFile.read(file, input.lines(), clock.seconds());
    if (format == FormatOption.Format.table) {
      console().lines(StraceInfo.lines(file, log));
    } else {
      console().text(StraceInfo.json(file, log));
    }
    input.report();
    return ExitCode.DONE;
  }
}
