package org.faultline.actors.stall;

import java.util.Locale;

/** What processes are held up by. */
public enum Resource {
  /** A CPU. */
  CPU,
  /** Memory: pages to be read, a page to be taken, commit. */
  MEMORY,
  /** A device, whatever for. */
  IO,
  /** The part of {@link #MEMORY} that more of it would save: pages taken too early, or none. */
  THRASHING;

  /** Whether a process in this condition is held up by it. */
  boolean delays(Condition condition) {
    return switch (condition) {
      case IDLE, RUNNING -> false;
      case READY -> this == CPU;
      case READING -> this == MEMORY || this == IO;
      case THRASHING -> this != CPU;
      case NO_PAGE -> this == MEMORY || this == THRASHING;
      case NO_COMMIT -> this == MEMORY;
      case FILE -> this == IO;
    };
  }

  /** The name that users see. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
