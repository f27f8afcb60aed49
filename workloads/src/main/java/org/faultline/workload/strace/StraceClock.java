package org.faultline.workload.strace;

/**
 * The time since a log began, of lines in the order of the log. It never goes back: where a clock
 * was set back, time stands until it has caught up.
 */
final class StraceClock {
  private static final long DAY = 24L * 3600 * 1_000_000_000;

  private final LogSeconds seconds;
  private long now;
  // The first stamp of a clock that is absolute, and the one before; -1 before there is one.
  private long first = -1;
  private long last = -1;

  StraceClock(LogSeconds seconds) {
    this.seconds = seconds;
  }

  /** The time of {@code line}; one without a stamp happens at that of the line before. */
  long at(StraceLine line) {
    long stamp = line.stampNanos();
    switch (line.stamp()) {
      case NONE -> {}
      case SECONDS -> {
        if (seconds == LogSeconds.RELATIVE) {
          now += stamp;
        } else {
          moveTo(stamp);
        }
      }
      case DAY -> {
        // After midnight the clock begins again.
        while (last >= 0 && stamp < last - DAY / 2) {
          stamp += DAY;
        }
        moveTo(stamp);
      }
    }
    return now;
  }

  private void moveTo(long stamp) {
    if (first < 0) {
      first = stamp - now;
    }
    last = stamp;
    now = Math.max(now, stamp - first);
  }
}
