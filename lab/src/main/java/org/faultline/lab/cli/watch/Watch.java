package org.faultline.lab.cli.watch;

import java.io.IOException;
import org.faultline.actors.result.TimelineRow;
import org.faultline.lab.results.output.Console;
import org.faultline.workload.config.WorkloadConfig;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * Shows a run while it goes on, at a pace of simulated time: bars that are repainted on a terminal,
 * else a line of text each time. It only looks on, and changes no result.
 */
public abstract sealed class Watch implements AutoCloseable permits WatchLines, WatchScreen {
  private final WatchMeter meter;

  Watch(WatchMeter meter) {
    this.meter = meter;
  }

  /** Shows the run of {@code config} as lines on standard error. */
  public static Watch lines(String name, WorkloadConfig config, long paceNanos, Console console) {
    return new WatchLines(new WatchMeter(name, config, paceNanos), console);
  }

  /**
   * Shows the run of {@code config} on the terminal behind standard error, or as lines on it where
   * the terminal cannot be repainted.
   */
  public static Watch terminal(String name, WorkloadConfig config, long paceNanos, Console console)
      throws IOException {
    // Signals stay as they are: Ctrl-C ends the run as it does without bars.
    Terminal terminal =
        TerminalBuilder.builder()
            .system(true)
            .systemOutput(TerminalBuilder.SystemOutput.SysErr)
            .nativeSignals(false)
            .dumb(true)
            .build();
    if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
      terminal.close();
      return lines(name, config, paceNanos, console);
    }
    return new WatchScreen(new WatchMeter(name, config, paceNanos), terminal);
  }

  /** A row of the timeline. */
  public final void row(TimelineRow row) {
    if (meter.isDue(row)) {
      show(meter.take(row));
    }
  }

  abstract void show(WatchFrame frame);

  /** Leaves what was shown last where it is. */
  @Override
  public abstract void close();
}
