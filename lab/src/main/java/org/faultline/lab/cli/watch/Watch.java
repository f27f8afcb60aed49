package org.faultline.lab.cli.watch;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.faultline.actors.result.TimelineRow;
import org.faultline.lab.results.output.Console;
import org.faultline.workload.config.WorkloadConfig;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;

/**
 * Shows a run while it goes on, at a pace of simulated time: bars that are repainted on a terminal,
 * else a line of text each time. It only looks on, and changes no result.
 */
public final class Watch implements AutoCloseable {
  /** A terminal is repainted at most so often, in nanoseconds of real time. */
  private static final long LEAST_PAUSE = TimeUnit.MILLISECONDS.toNanos(40);

  private final WatchMeter meter;
  private final Console plain;
  private final Terminal terminal;
  private final Display display;
  private WatchFrame last;
  private long paintedAt;
  private boolean painted;

  private Watch(WatchMeter meter, Console plain, Terminal terminal) {
    this.meter = meter;
    this.plain = plain;
    this.terminal = terminal;
    this.display = terminal == null ? null : new Display(terminal, false);
  }

  /** Shows the run of {@code config} as lines on standard error. */
  public static Watch lines(String name, WorkloadConfig config, long paceNanos, Console console) {
    return new Watch(new WatchMeter(name, config, paceNanos), console, null);
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
    return new Watch(new WatchMeter(name, config, paceNanos), null, terminal);
  }

  /** A row of the timeline. */
  public void row(TimelineRow row) {
    if (!meter.isDue(row)) {
      return;
    }
    last = meter.take(row);
    if (terminal == null) {
      plain.note(WatchPicture.plain(last));
    } else if (!painted || System.nanoTime() - paintedAt >= LEAST_PAUSE) {
      paint();
    }
  }

  private void paint() {
    display.update(picture(), -1);
    paintedAt = System.nanoTime();
    painted = true;
  }

  private List<AttributedString> picture() {
    Size size = terminal.getSize();
    display.resize(size.getRows(), size.getColumns());
    return WatchPicture.lines(last, size.getColumns() - 1, size.getRows() - 1);
  }

  /** Leaves the last picture where it is. */
  @Override
  public void close() {
    if (terminal == null) {
      return;
    }
    try (terminal) {
      if (last != null) {
        display.update(List.of(), 0);
        picture().forEach(line -> line.println(terminal));
      }
      terminal.flush();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
