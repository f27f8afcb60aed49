package org.faultline.lab.results.account;

import java.util.Locale;

/**
 * What takes the time of a process that is awake; every nanosecond has exactly one cause. Being
 * asleep by its own wish is none.
 */
public enum Cause {
  /** References, computing and the CPU time of system calls. */
  COMPUTING("computing takes"),
  /** A CPU was being switched to it. */
  SWITCHING("switching CPUs takes"),
  /** It could have run and had no CPU. */
  CPU_WAITS("waiting for a CPU takes"),
  /** It waited for the MemoryManager, which served others. */
  MANAGER_WAITS("waiting for the MemoryManager takes"),
  /** The MemoryManager served its calls, or others of its requests that are no fault. */
  CALLS("the service of system calls takes"),
  /** Service and CPU time of faults whose page had not left memory. */
  SOFT_FAULTS("soft faults take"),
  /** Service and CPU time of demand-zero faults, without zeroing. */
  DEMAND_ZERO_FAULTS("demand-zero faults take"),
  /** Zeroing of pages in faults. */
  ZEROING("zeroing pages in faults takes"),
  /** Service and CPU time of hard faults, without their waits. */
  HARD_FAULTS("the CPU cost of hard faults takes"),
  /** Handling of faults of whatever kind: summaries of old do not divide it. */
  FAULT_HANDLING("handling faults takes"),
  /** It waited for reads from the pagefile. */
  PAGE_READS("waiting for pages takes"),
  /** It waited until a page could be taken. */
  PAGE_WAITS("waiting until a page can be taken takes"),
  /** It waited until the pagefile had grown. */
  COMMIT_WAITS("waiting for the pagefile to grow takes"),
  /** It waited for transfers of files. */
  FILES("waiting for files takes"),
  /** Load control kept it from running. */
  SUSPENSION("suspension by load control takes");

  private final String takes;

  Cause(String takes) {
    this.takes = takes;
  }

  /** The words before a share of time: {@code waiting for pages takes}. */
  public String takes() {
    return takes;
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
