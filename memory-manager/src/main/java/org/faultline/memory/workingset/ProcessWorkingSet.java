package org.faultline.memory.workingset;

/** The working set of one process as the manager of them all sees it. */
final class ProcessWorkingSet {
  static final int NONE = -1;

  // A process in the background is trimmed as if it left so many times as much unused.
  private static final int BACKGROUND_WEIGHT = 10;

  final int process;
  WorkingSetLimits limits;
  // Its frames form a list in order of loading; the cursor is the next one to look at.
  int head = NONE;
  int tail = NONE;
  int cursor = NONE;
  int size;
  // Frames not used since the ages were last advanced, and how many such times it was not active.
  long claim;
  long idle;
  boolean active;
  // Whether it ever had a page.
  boolean begun;

  ProcessWorkingSet(int process, WorkingSetLimits limits) {
    this.process = process;
    this.limits = limits;
  }

  /** The more of it was long not used, the sooner it is trimmed (docs/windows.md W809 and W810). */
  long score() {
    return (1 + claim) * (1 + idle) * (limits.foreground() ? 1 : BACKGROUND_WEIGHT);
  }
}
