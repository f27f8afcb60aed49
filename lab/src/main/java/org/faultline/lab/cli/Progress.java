package org.faultline.lab.cli;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.faultline.lab.results.output.Console;
import org.faultline.workload.config.WorkloadConfig;
import org.jspecify.annotations.Nullable;

/**
 * Shows on a terminal how far a run has come (virtual time of its end, or processes that have ended
 * of all), or how many of many runs are made.
 */
final class Progress implements AutoCloseable {
  private static final int WIDTH = 79;
  private static final long MILLISECOND_NANOS = 1_000_000L;

  private final @Nullable ProgressBar bar;
  private final boolean byTime;
  private final int processes;

  private Progress(@Nullable ProgressBar bar, boolean byTime, int processes) {
    this.bar = bar;
    this.byTime = byTime;
    this.processes = processes;
  }

  /** Shows the progress of a run if {@code wanted} and somebody watches. */
  static Progress of(String name, WorkloadConfig config, boolean wanted) {
    boolean byTime = byTime(config);
    long most = byTime ? config.run().untilNanos() / MILLISECOND_NANOS : config.processCount();
    String unit = byTime ? " ms simulated" : " processes ended";
    return new Progress(bar(name, unit, most, wanted), byTime, config.processCount());
  }

  /** Shows how many of some equal things are made if {@code wanted} and somebody watches. */
  static Progress of(String name, String unit, boolean wanted) {
    return new Progress(bar(name, unit, 1, wanted), false, 0);
  }

  private static @Nullable ProgressBar bar(String name, String unit, long most, boolean wanted) {
    if (!wanted || !Console.isWatched()) {
      return null;
    }
    return new ProgressBarBuilder()
        .setTaskName(name)
        .setInitialMax(Math.max(1, most))
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(200)
        .setUnit(unit, 1)
        .setConsumer(new ConsoleProgressBarConsumer(Console.painting(), WIDTH))
        .clearDisplayOnFinish()
        .build();
  }

  private static boolean byTime(WorkloadConfig config) {
    return config.run().untilNanos() != Long.MAX_VALUE;
  }

  /** So many are made of so many that are wanted so far. */
  void made(int made, int wanted) {
    if (bar != null) {
      bar.maxHint(Math.max(1, wanted));
      bar.stepTo(made);
    }
  }

  /** Virtual time has come to {@code nowNanos}, and so many processes are alive. */
  void at(long nowNanos, int alive) {
    if (bar != null) {
      bar.stepTo(byTime ? nowNanos / MILLISECOND_NANOS : processes - alive);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
