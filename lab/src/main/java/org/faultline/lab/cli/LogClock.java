package org.faultline.lab.cli;

import org.faultline.workload.strace.LogSeconds;
import picocli.CommandLine.Option;

/** The option of all commands that read a log of strace to say how its seconds are meant. */
final class LogClock {
  /** The seconds as the option names them. */
  enum Clock {
    absolute(LogSeconds.ABSOLUTE),
    relative(LogSeconds.RELATIVE);

    private final LogSeconds seconds;

    Clock(LogSeconds seconds) {
      this.seconds = seconds;
    }
  }

  @Option(
      names = "--clock",
      paramLabel = "CLOCK",
      description =
          "How the seconds of a log of strace count: absolute, or relative to the line before"
              + " (default: as its first lines tell).")
  private Clock clock;

  /** How the seconds are meant; null where the log tells. */
  LogSeconds seconds() {
    return clock == null ? null : clock.seconds;
  }
}
