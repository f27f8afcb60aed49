package org.faultline.lab.cli;

import picocli.CommandLine.Option;

/** The option of all commands that write a folder of results to replace what is there. */
final class ReplaceOption {
  @Option(names = "--force", description = "Replace existing results.")
  private boolean force;

  /** Whether results may be replaced. */
  boolean given() {
    return force;
  }
}
