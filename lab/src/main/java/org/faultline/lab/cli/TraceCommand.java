package org.faultline.lab.cli;

import org.faultline.lab.results.output.ExitCode;
import picocli.CommandLine.Command;

/** {@code faultline trace}: records, packs, converts and describes traces. */
@Command(
    name = "trace",
    description = "Records, packs, converts and describes traces.",
    subcommands = {
      TracePackCommand.class,
      TraceInfoCommand.class,
      TraceConvertCommand.class,
      TraceRecordCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  faultline trace pack gcc.lackey.zst gcc.flt --references 10000000",
      "  faultline trace info gcc.flt",
      "  faultline trace convert node.strace.gz node.conf",
      "  faultline trace record --out ls.flt -- ls /"
    })
final class TraceCommand extends ConsoleCommand {
  @Override
  ExitCode perform() {
    return usage();
  }
}
