package org.faultline.workload.strace;

import java.util.Optional;

/**
 * Tells from a log's first lines how its seconds are meant. Those of {@code -ttt} count from 1970;
 * {@code -r} begins with 0 and then writes what has passed since the line before, so that its
 * seconds go up and down.
 */
final class ClockReading {
  /** How many lines are looked at. */
  static final int LINES = 4_096;

  // 1973: no clock that is set tells less.
  private static final long NO_EPOCH_NANOS = 100_000_000_000_000_000L;
  // So many times of a log in relative seconds do not rise one above the other by chance.
  private static final int RISES = 8;

  private boolean timed;
  private long stamps;
  private long first;
  private long last;
  private long rises;
  private boolean falls;
  private boolean equals;

  void look(StraceLine line) {
    timed |= line.stamp() != StraceLine.Stamp.NONE;
    if (line.stamp() != StraceLine.Stamp.SECONDS) {
      return;
    }
    long stamp = line.stampNanos();
    if (stamps++ == 0) {
      first = stamp;
    } else {
      falls |= stamp < last;
      equals |= stamp == last;
      rises += stamp > last ? 1 : 0;
    }
    last = stamp;
  }

  LogSeconds seconds() {
    if (stamps == 0 || first >= NO_EPOCH_NANOS) {
      return LogSeconds.ABSOLUTE;
    }
    boolean clearlyRising = !falls && !equals && rises >= RISES;
    return falls || first == 0 && !clearlyRising ? LogSeconds.RELATIVE : LogSeconds.ABSOLUTE;
  }

  /** What was guessed, in a sentence; empty if the log itself says it. */
  Optional<String> guess() {
    if (!timed) {
      return Optional.of(
          "No line has a time, so everything happens at once; strace -ttt writes the times.");
    }
    if (stamps == 0 || first >= NO_EPOCH_NANOS || first == 0 && falls) {
      return Optional.empty();
    }
    return Optional.of(
        seconds() == LogSeconds.RELATIVE
            ? "Times are read as seconds since the previous line, as strace -r writes them."
            : "Times are read as seconds since one fixed moment, because they never go back.");
  }
}
