package org.faultline.lab.cli;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.faultline.lab.results.output.Console;
import org.faultline.lab.studies.capacity.CapacityStudy;
import org.jspecify.annotations.Nullable;

/** Shows on a terminal which number is being judged, and what came of those before. */
final class CapacityProgress implements CapacityStudy.Progress, AutoCloseable {
  private static final int WIDTH = 99;

  private final @Nullable ProgressBar bar;

  private CapacityProgress(@Nullable ProgressBar bar) {
    this.bar = bar;
  }

  /** Shows progress if {@code wanted} and somebody watches. */
  static CapacityProgress of(boolean wanted) {
    if (!wanted || !Console.isWatched()) {
      return new CapacityProgress(null);
    }
    return new CapacityProgress(
        new ProgressBarBuilder()
            .setTaskName("capacity")
            // How many runs it takes is not known.
            .setInitialMax(-1)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(200)
            .setUnit(" runs", 1)
            .setConsumer(new ConsoleProgressBarConsumer(Console.painting(), WIDTH))
            .clearDisplayOnFinish()
            .build());
  }

  @Override
  public void run(String position) {
    if (bar != null) {
      bar.step();
      bar.setExtraMessage(" trying " + position);
    }
  }

  @Override
  public void judged(String position, String verdict) {
    if (bar != null) {
      bar.setExtraMessage(" " + position + " " + verdict);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
