package org.faultline.lab.cli.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jspecify.annotations.Nullable;

/** Shows a run as bars that are repainted on a terminal. */
final class WatchScreen extends Watch {
  /** It is repainted at most so often, in nanoseconds of real time. */
  private static final long LEAST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(40);

  private final Terminal terminal;
  private final Display display;
  private @Nullable WatchFrame last;
  private long paintedAtNanos;
  private boolean painted;

  WatchScreen(WatchMeter meter, Terminal terminal) {
    super(meter);
    this.terminal = terminal;
    this.display = new Display(terminal, false);
  }

  @Override
  void show(WatchFrame frame) {
    last = frame;
    if (!painted || System.nanoTime() - paintedAtNanos >= LEAST_PAUSE_NANOS) {
      display.update(picture(frame), -1);
      paintedAtNanos = System.nanoTime();
      painted = true;
    }
  }

  private List<AttributedString> picture(WatchFrame frame) {
    Size size = terminal.getSize();
    display.resize(size.getRows(), size.getColumns());
    return WatchPicture.lines(frame, size.getColumns() - 1, size.getRows() - 1);
  }

  @Override
  public void close() {
    try (terminal) {
      if (last != null) {
        display.update(List.of(), 0);
        picture(last).forEach(line -> line.println(terminal));
      }
      terminal.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
