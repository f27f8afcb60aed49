package org.faultline.lab.cli;

import org.faultline.workload.strace.LogSeconds;
import org.jspecify.annotations.Nullable;
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
          "How the seconds of an strace log count: absolute, or relative to the line before"
              + " (default: detected from its first lines).")
  private @Nullable Clock clock;

  /** How the seconds are meant; absent where the log tells. */
  @Nullable LogSeconds seconds() {
    return clock == null ? null : clock.seconds;
  }
}
