package org.faultline.workload.strace;

/**
 * The time since a log began, of lines in the order of the log. It never goes back: where a clock
 * was set back, time stands until it has caught up.
 */
final class StraceClock {
  private static final long DAY_NANOS = 24L * 3600 * 1_000_000_000;

  private final LogSeconds seconds;
  private long nowNanos;
  // The first stamp of a clock that is absolute, and the one before; -1 before there is one.
  private long firstNanos = -1;
  private long lastNanos = -1;

  StraceClock(LogSeconds seconds) {
    this.seconds = seconds;
  }

  /** The time of {@code line}; one without a stamp happens at that of the line before. */
  long at(StraceLine line) {
    long stampNanos = line.stampNanos();
    switch (line.stamp()) {
      case NONE -> {}
      case SECONDS -> {
        if (seconds == LogSeconds.RELATIVE) {
          nowNanos += stampNanos;
        } else {
          moveTo(stampNanos);
        }
      }
      case DAY -> {
        // After midnight the clock begins again.
        while (lastNanos >= 0 && stampNanos < lastNanos - DAY_NANOS / 2) {
          stampNanos += DAY_NANOS;
        }
        moveTo(stampNanos);
      }
    }
    return nowNanos;
  }

  private void moveTo(long stampNanos) {
    if (firstNanos < 0) {
      firstNanos = stampNanos - nowNanos;
    }
    lastNanos = stampNanos;
    nowNanos = Math.max(nowNanos, stampNanos - firstNanos);
  }
}
