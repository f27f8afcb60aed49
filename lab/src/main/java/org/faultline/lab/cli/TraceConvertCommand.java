package org.faultline.lab.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.faultline.lab.results.output.ExitCode;
import org.faultline.lab.results.output.OutputFiles;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.lab.verification.convert.StraceWorkload;
import org.faultline.lab.verification.recording.StraceInfo;
import org.faultline.workload.strace.AllocationLog;
import org.faultline.workload.strace.StraceFile;
import org.faultline.workload.trace.PackOptions;
import org.faultline.workload.trace.TraceFile;
import org.faultline.workload.trace.TraceInfo;
import org.faultline.workload.trace.TracePacker;
import org.faultline.workload.trace.TraceSummary;
import org.faultline.workload.trace.TraceText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code faultline trace convert}. */
@Command(
    name = "convert",
    description = {
      "Writes a trace in another format, or an strace log as a workload.",
      "The ending of OUT says what it becomes: .flt; .pages or .procs, optionally"
          + " with .gz or .zst; .conf."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  faultline trace convert node.strace.gz node.conf",
      "  faultline trace convert config/traces/grep.flt grep.pages.gz"
    })
final class TraceConvertCommand extends ConsoleCommand {
  @Mixin private ReplaceFileOption replace;
  @Mixin private LogClock clock;
  @Mixin private FormattedTraceInput input;

  @Parameters(index = "0", paramLabel = "IN", description = "A trace, or an strace log.")
  private Path in;

  @Parameters(index = "1", paramLabel = "OUT", description = "The file to write.")
  private Path out;

  @Override
  ExitCode perform() throws IOException {
    replace.check(out, "");
    String name = String.valueOf(out.getFileName());
    if (name.endsWith(".conf")) {
      workload();
    } else if (name.endsWith(".flt")) {
      TraceSummary packed = TracePacker.pack(input.open(in), out, n -> {}, PackOptions.ALL);
      console().lines(TraceInfo.lines(packed));
    } else if (name.matches(".*\\.(pages|procs)(\\.gz|\\.zst)?")) {
      text(name.contains(".procs"));
    } else {
      throw new UserMistake(
          out + " does not end in a known format: .flt, .pages, .procs or .conf was expected");
    }
    input.report();
    return ExitCode.DONE;
  }

  private void text(boolean mix) throws IOException {
    TraceFile trace = input.open(in);
    TraceSummary summary = trace.summarize();
    if (summary.mix() != mix) {
      throw new UserMistake(
          in + (mix ? " holds one process: use .pages" : " holds a mix of processes: use .procs"));
    }
    say("%,d references", TraceText.write(trace, out));
  }

  private void workload() throws IOException {
    AllocationLog log = StraceFile.read(in, input.lines(), clock.seconds());
    String text = StraceWorkload.of(log, in);
    OutputFiles.writeWhole(out, text);
    say("%s, %,d of them left out", StraceInfo.size(log), log.leftOut().calls());
    console().lines(log.remarks());
  }

  private void say(String format, Object... values) {
    console().line(out + ": " + String.format(Locale.ROOT, format, values));
  }
}
