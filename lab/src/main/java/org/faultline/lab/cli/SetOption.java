package org.faultline.lab.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The option of all commands that read a workload's config to change some of it. */
final class SetOption {
  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Override a value of the config; may be repeated, the last one wins.")
  private List<String> sets = new ArrayList<>();

  /** What was given, each {@code key=value}. */
  List<String> all() {
    return List.copyOf(sets);
  }
}
