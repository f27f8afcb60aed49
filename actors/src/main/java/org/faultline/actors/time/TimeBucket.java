package org.faultline.actors.time;

/** Where a process's time goes; every nanosecond of its life is in exactly one. */
public enum TimeBucket {
  /** References, computing and the CPU time of system calls. */
  COMPUTING,
  /** A CPU was being switched to it. */
  SWITCHING,
  /** It could have run and had no CPU. */
  READY,
  /** It waited for the MemoryManager or was being served; it kept its CPU. */
  MANAGER,
  /** CPU time of its page faults. */
  FAULT_HANDLING,
  /** It waited for reads from the pagefile. */
  PAGING,
  /** It waited until a page could be taken. */
  PAGE_WAIT,
  /** It waited until the pagefile had grown. */
  COMMIT_WAIT,
  /** It waited for a transfer of a file. */
  FILE_IO,
  /** It slept by its own wish. */
  SLEEPING,
  /** Load control kept it from running. */
  SUSPENDED;

  /** Whether it keeps a CPU busy. */
  public boolean busy() {
    return switch (this) {
      case COMPUTING, SWITCHING, MANAGER, FAULT_HANDLING -> true;
      case READY, PAGING, PAGE_WAIT, COMMIT_WAIT, FILE_IO, SLEEPING, SUSPENDED -> false;
    };
  }
}
