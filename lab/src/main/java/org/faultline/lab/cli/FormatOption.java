package org.faultline.lab.cli;

import picocli.CommandLine.Option;

/** The option of the commands that show what came of them as a table or as JSON. */
final class FormatOption {
  /** How results are shown. */
  enum Format {
    table,
    json
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "What is shown: table or json (default: ${DEFAULT-VALUE}).")
  private Format format;

  /** Whether JSON and nothing else is shown. */
  boolean json() {
    return format == Format.json;
  }
}
