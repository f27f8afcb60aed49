package org.faultline.lab.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option of the commands that make several runs at a time. */
final class JobsOption {
  private static final String SYNONYM = "--workers";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec mixee;

  @Option(
      names = {"--jobs", SYNONYM},
      paramLabel = "N",
      description = "Runs at a time (default: one for each core); no result depends on them.")
  private @Nullable Integer jobs;

  /** How many runs are made at a time. */
  int count() {
    List<String> typed = mixee.commandLine().getParseResult().originalArgs();
    boolean synonym = typed.stream().anyMatch(word -> word.startsWith(SYNONYM));
    return WorkersOption.checked(synonym ? SYNONYM : "--jobs", jobs);
  }
}
