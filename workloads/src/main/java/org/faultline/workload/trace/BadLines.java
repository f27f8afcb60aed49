package org.faultline.workload.trace;

/** How many malformed lines of a text trace are left out, and which. */
public final class BadLines {
  private final long allowed;
  private long skipped;
  private String first;

  /** Allows so many malformed lines, from 0 on, in one reading of the trace. */
  public BadLines(long allowed) {
    if (allowed < 0) {
      throw new IllegalArgumentException(
          "Skipping " + allowed + " malformed lines: expected at least 0.");
    }
    this.allowed = allowed;
  }

  /** A reading begins. */
  public void begin() {
    skipped = 0;
    first = null;
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
  }

  /** How many lines were left out in the last reading. */
  public long skipped() {
    return skipped;
  }

  /** What was wrong with the first of them, in a sentence; null where none was left out. */
  public String first() {
    return first;
  }
}
