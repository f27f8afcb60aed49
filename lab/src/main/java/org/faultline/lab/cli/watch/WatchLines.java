package org.faultline.lab.cli.watch;

import org.faultline.lab.results.output.Console;

/** Shows a run as a line of text at each pace. */
final class WatchLines extends Watch {
  private final Console console;

  WatchLines(WatchMeter meter, Console console) {
    super(meter);
    this.console = console;
  }

  @Override
  void show(WatchFrame frame) {
    console.note(WatchPicture.plain(frame));
  }

  @Override
  public void close() {
    // A line that was printed stays.
  }
}
