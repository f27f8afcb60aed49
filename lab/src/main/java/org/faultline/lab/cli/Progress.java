package org.faultline.lab.cli;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.faultline.workload.config.WorkloadConfig;

/**
 * Shows on a terminal how far a run has come: virtual time of its end, or processes that have ended
 * of all.
 */
final class Progress implements AutoCloseable {
  private static final int WIDTH = 79;
  private static final long MILLISECOND = 1_000_000L;

  private final ProgressBar bar;
  private final boolean byTime;
  private final int processes;

  private Progress(ProgressBar bar, WorkloadConfig config) {
    this.bar = bar;
    this.byTime = byTime(config);
    this.processes = config.processCount();
  }

  /** Shows progress if {@code wanted} and somebody watches. */
  static Progress of(String name, WorkloadConfig config, boolean wanted) {
    if (!wanted || !Terminal.watchesErrors()) {
      return new Progress(null, config);
    }
    long most = byTime(config) ? config.run().untilNanos() / MILLISECOND : config.processCount();
    ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName(name)
            .setInitialMax(Math.max(1, most))
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(200)
            .setUnit(byTime(config) ? " ms simulated" : " processes ended", 1)
            .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
            .clearDisplayOnFinish()
            .build();
    return new Progress(bar, config);
  }

  private static boolean byTime(WorkloadConfig config) {
    return config.run().untilNanos() != Long.MAX_VALUE;
  }

  /** Virtual time has come to {@code now}, and so many processes are alive. */
  void at(long now, int alive) {
    if (bar != null) {
      bar.stepTo(byTime ? now / MILLISECOND : processes - alive);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
