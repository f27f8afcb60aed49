package org.faultline.memory.textbook;

/**
 * What SetProcessWorkingSetSize promised to processes, first come first served: the minimums that
 * were asked for never add up to more than memory holds (docs/windows.md W312). Default minimums
 * are no promise of this kind.
 */
final class WorkingSetPromises {
  private final long frames;
  private final long[] promised;
  private long total;

  WorkingSetPromises(long frames, int processCount) {
    this.frames = frames;
    promised = new long[processCount + 1];
  }

  /** Promises so many pages in place of what was promised before, or refuses and keeps that. */
  boolean promise(int process, long pages) {
    if (pages > frames - (total - promised[process])) {
      return false;
    }
    total += pages - promised[process];
    promised[process] = pages;
    return true;
  }

  /** The process is gone. */
  void forget(int process) {
    total -= promised[process];
    promised[process] = 0;
  }
}
