package org.faultline.lab.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** The options of a command that reads a recording and shows rows of numbers. */
final class TabularTraceInput extends TraceInput {
  /** How rows are shown. */
  enum Format {
    table,
    csv,
    json
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "What is shown: table, csv or json (default: table); or how TRACE is read, such as din.")
  private List<String> formats = List.of();

  /** How rows are shown. */
  Format format() {
    return shown(formats, Format.class, Format.table);
  }
}
