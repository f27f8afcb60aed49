package org.faultline.lab.cli;

import picocli.CommandLine.Option;

/** The option of the commands that pack references to leave some out. */
final class SkipOption {
  @Option(
      names = "--skip",
      paramLabel = "N",
      description = "Skip this many references at the start.")
  private long skip;

  /** How many are left out. */
  long count() {
    return skip;
  }
}
