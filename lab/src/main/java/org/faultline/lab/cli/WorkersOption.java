package org.faultline.lab.cli;

import org.faultline.lab.results.output.UserMistake;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of the commands that make one run at a time to say how many threads work for it. */
final class WorkersOption {
  /** More threads than any machine has use for. */
  static final int MOST = 1_024;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Worker threads (default: one for each core); no result depends on them.")
  private @Nullable Integer workers;

  /** How many. */
  int count() {
    return checked("--workers", workers);
  }

  /** The number that {@code option} was given; one for each core where it was not. */
  static int checked(String option, @Nullable Integer given) {
    int count = given == null ? Runtime.getRuntime().availableProcessors() : given;
    if (count < 1 || count > MOST) {
      throw new UserMistake("%s is %d, but must be from 1 to %d".formatted(option, count, MOST));
    }
    return count;
  }
}
