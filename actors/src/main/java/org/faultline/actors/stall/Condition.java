package org.faultline.actors.stall;

/** What a process is doing, as far as it matters for who is held up by what. */
public enum Condition {
  /** It has nothing to do, or is not there: it counts nowhere. */
  IDLE,
  /** It has a CPU, also while the MemoryManager serves it. */
  RUNNING,
  /** It could run and has no CPU. */
  READY,
  /**
   * It waits for pages that it never had in memory, or lost so long ago that it is no thrashing.
   */
  READING,
  /** It waits for a page that was taken from it too early. */
  THRASHING,
  /** It waits until a page can be taken. */
  NO_PAGE,
  /** It waits until the pagefile has grown. */
  NO_COMMIT,
  /** It waits for a file. */
  FILE
}
