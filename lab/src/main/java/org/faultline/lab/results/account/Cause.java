package org.faultline.lab.results.account;

import java.util.Locale;

/**
 * What takes the time of a process that is awake; every nanosecond has exactly one cause. Being
 * asleep by its own wish is none.
 */
public enum Cause {
  /** References, computing and the CPU time of system calls. */
  COMPUTING("computing"),
  /** A CPU was being switched to it. */
  SWITCHING("on context switches"),
  /** It could have run and had no CPU. */
  CPU_WAITS("waiting for a CPU"),
  /** It waited for the MemoryManager, which served others. */
  MANAGER_WAITS("waiting for the MemoryManager"),
  /** The MemoryManager served its calls, or others of its requests that are no fault. */
  CALLS("on system calls"),
  /** Service and CPU time of faults whose page had not left memory. */
  SOFT_FAULTS("on soft faults"),
  /** Service and CPU time of demand-zero faults, without zeroing. */
  DEMAND_ZERO_FAULTS("on demand-zero faults"),
  /** Zeroing of pages in faults. */
  ZEROING("zeroing pages in faults"),
  /** Service and CPU time of hard faults, without their waits. */
  HARD_FAULTS("on the CPU cost of hard faults"),
  /** Handling of faults of whatever kind: summaries of old do not divide it. */
  FAULT_HANDLING("handling faults"),
  /** It waited for reads from the pagefile. */
  PAGE_READS("waiting for pages"),
  /** It waited until a page could be taken. */
  PAGE_WAITS("waiting for a free page"),
  /** It waited until the pagefile had grown. */
  COMMIT_WAITS("waiting for the pagefile to grow"),
  /** It waited for transfers of files. */
  FILES("waiting for files"),
  /** Load control kept it from running. */
  SUSPENSION("suspended by load control");

  private final String spent;

  Cause(String spent) {
    this.spent = spent;
  }

  /** The words after a share of time that was spent: {@code waiting for pages}. */
  public String spent() {
    return spent;
  }

  /** Whether a process that waits so holds no CPU and could not use one. */
  boolean isOffCpu() {
    return switch (this) {
      case PAGE_READS, PAGE_WAITS, COMMIT_WAITS, FILES, SUSPENSION -> true;
      default -> false;
    };
  }

  /** The name that measures have: {@code page-reads}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
