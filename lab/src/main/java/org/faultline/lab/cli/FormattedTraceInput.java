package org.faultline.lab.cli;

import picocli.CommandLine.Option;

/** The options of a command that reads a recording and has no other use for {@code --format}. */
final class FormattedTraceInput extends TraceInput {
  @Option(names = "--format", paramLabel = "NAME", description = "The same as --trace-format.")
  void readAs(String format) {
    read(format);
  }
}
