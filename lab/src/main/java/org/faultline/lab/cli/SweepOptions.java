package org.faultline.lab.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.faultline.lab.results.output.UserMistake;
import org.faultline.lab.studies.design.Adjustments;
import picocli.CommandLine.Option;

/** The options of all commands that make studies. */
final class SweepOptions {
  private static final int MOST_JOBS = 1_024;
  private static final int MOST_REPLICATIONS = 10_000;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Override a value of the workload in all cells; may be repeated.")
  private List<String> sets = new ArrayList<>();

  @Option(names = "--quick", description = "Take the study's values for a quick look.")
  private boolean quick;

  @Option(names = "--seed", paramLabel = "N", description = "From which all seeds follow.")
  private Long seed;

  @Option(
      names = "--replications",
      paramLabel = "N",
      description = "Make exactly N runs of each cell.")
  private Integer replications;

  @Option(
      names = {"--jobs", "--workers"},
      paramLabel = "N",
      description = "Runs at a time (default: one for each core); no result depends on them.")
  private Integer jobs;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where results go (default: runs/NAME-SEED).")
  private Path out;

  @Option(names = "--resume", description = "Make only those runs that the folder does not hold.")
  private boolean resume;

  @Option(names = "--retry-failed", description = "With --resume, make runs again that failed.")
  private boolean retryFailed;

  @Option(names = "--force", description = "Replace a study that is there already.")
  private boolean force;

  @Option(names = "--plan", description = "Show what would be run, and run nothing.")
  private boolean plan;

  @Option(names = "--no-report", description = "Write no report.html and no pictures.")
  private boolean noReport;

  @Option(names = "--quiet", description = "Show neither progress nor the answer.")
  private boolean quiet;

  /** What is changed of the study's file. */
  Adjustments adjustments(String workload, String of) {
    if (replications != null && (replications < 1 || replications > MOST_REPLICATIONS)) {
      throw new UserMistake(
          "--replications is %d, but must be from 1 to %d"
              .formatted(replications, MOST_REPLICATIONS));
    }
    if (seed != null && seed < 0) {
      throw new UserMistake("--seed is " + seed + ", but must be at least 0");
    }
    return new Adjustments(quick, workload, of, sets, seed, replications);
  }

  /** How many runs are made at a time. */
  int jobs() {
    int wanted = jobs == null ? Runtime.getRuntime().availableProcessors() : jobs;
    if (wanted < 1 || wanted > MOST_JOBS) {
      throw new UserMistake("--jobs is %d, but must be from 1 to %d".formatted(wanted, MOST_JOBS));
    }
    return wanted;
  }

  Path out(String name, long studySeed) {
    return out == null ? Path.of("runs", name + "-" + studySeed) : out;
  }

  boolean resume() {
    if (resume && force) {
      throw new UserMistake("--resume and --force contradict each other; leave one out");
    }
    return resume;
  }

  boolean retryFailed() {
    if (retryFailed && !resume) {
      throw new UserMistake("--retry-failed has a meaning only with --resume");
    }
    return retryFailed;
  }

  boolean force() {
    return force;
  }

  boolean plan() {
    return plan;
  }

  boolean report() {
    return !noReport;
  }

  boolean quiet() {
    return quiet;
  }
}
