package org.faultline.lab.cli;

import org.faultline.lab.results.output.UserMistake;
import org.faultline.lab.studies.design.Adjustments;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of all commands that make studies. */
final class SweepOptions {
  private static final int MOST_REPLICATIONS = 10_000;

  @Mixin private SetOption sets;
  @Mixin private JobsOption jobs;
  @Mixin private ResultsOptions results;

  @Option(names = "--quick", description = "Use the study's values for a quick look.")
  private boolean quick;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The seed from which all others are derived.")
  private @Nullable Long seed;

  @Option(
      names = "--replications",
      paramLabel = "N",
      description = "Make exactly N runs of each cell.")
  private @Nullable Integer replications;

  @Option(names = "--resume", description = "Make only the runs that the folder lacks.")
  private boolean resume;

  @Option(names = "--retry-failed", description = "With --resume, repeat the runs that failed.")
  private boolean retryFailed;

  @Option(names = "--plan", description = "Show what would be run, and run nothing.")
  private boolean plan;

  /** What is changed of the study's file. */
  Adjustments adjustments(@Nullable String workload, @Nullable String of) {
    if (replications != null && (replications < 1 || replications > MOST_REPLICATIONS)) {
      throw new UserMistake(
          "--replications is %d, but must be from 1 to %d"
              .formatted(replications, MOST_REPLICATIONS));
    }
    if (seed != null && seed < 0) {
      throw new UserMistake("--seed is " + seed + ", but must be at least 0");
    }
    return new Adjustments(quick, workload, of, sets.all(), seed, replications);
  }

  /** How many runs are made at a time. */
  int jobs() {
    return jobs.count();
  }

  /** Where results go, and what of them is shown and replaced. */
  ResultsOptions results() {
    return results;
  }

  boolean resume() {
    if (resume && results.replace()) {
      throw new UserMistake("--resume and --force cannot be used together; leave one out");
    }
    return resume;
  }

  boolean retryFailed() {
    if (retryFailed && !resume) {
      throw new UserMistake("--retry-failed makes sense only with --resume");
    }
    return retryFailed;
  }

  boolean plan() {
    return plan;
  }
}
