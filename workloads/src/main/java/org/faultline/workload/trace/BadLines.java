package org.faultline.workload.trace;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many malformed lines of a text trace are left out, and which. Each of several readings at a
 * time counts for itself by {@link #reading}.
 */
public final class BadLines {
  private final long allowed;
  private final @Nullable BadLines whole;
  private long skipped;
  private @Nullable String first;

  /** Allows so many malformed lines, from 0 on, in one reading of the trace. */
  public BadLines(long allowed) {
    this(allowed, null);
  }

  private BadLines(long allowed, @Nullable BadLines whole) {
    this.whole = whole;
    if (allowed < 0) {
      throw new IllegalArgumentException(
          "Skipping " + allowed + " malformed lines: expected at least 0.");
    }
    this.allowed = allowed;
  }

  /** How many lines of one reading may be malformed. */
  public long allowed() {
    return allowed;
  }

  /** What counts one reading, which begins; these lines are then those of the longest reading. */
  public BadLines reading() {
    return new BadLines(allowed, this);
  }

  private synchronized void note(long inReading, @Nullable String firstOfReading) {
    if (inReading > skipped) {
      skipped = inReading;
      first = firstOfReading;
    }
  }

  /**
   * Leaves out one more line.
   *
   * @throws TraceException {@code bad} itself where no more are allowed
   */
  public void skip(TraceException bad) throws TraceException {
    if (skipped == allowed) {
      throw bad;
    }
    if (skipped++ == 0) {
      first = bad.getMessage();
    }
    if (whole != null) {
      whole.note(skipped, first);
    }
  }

  /** How many lines were left out in a reading. */
  public synchronized long skipped() {
    return skipped;
  }

  /** The sentence about what was left out; empty where nothing was. */
  public synchronized Optional<String> sentence() {
    return skipped == 0
        ? Optional.empty()
        : Optional.of("Left out malformed lines: " + skipped + "; the first: " + first);
  }

  /** What was wrong with the first of them, in a sentence; absent if none was left out. */
  public synchronized @Nullable String first() {
    return first;
  }
}
