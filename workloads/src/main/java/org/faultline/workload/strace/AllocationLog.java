package org.faultline.workload.strace;

import java.util.List;

/**
 * What the processes of a log did to their memory.
 *
 * @param calls the memory calls in the log that succeeded
 * @param ignored those of them that concern memory of which the log does not know
 */
public record AllocationLog(List<Process> processes, long calls, long ignored) {
  public AllocationLog {
    processes = List.copyOf(processes);
  }

  /**
   * One program run by one process.
   *
   * @param id the id of the process in the log
   * @param startNanos when it appeared, from the start of the log
   * @param endNanos when it ended, or did its last call
   */
  public record Process(int id, long startNanos, long endNanos, List<AllocationStep> steps) {
    public Process {
      steps = List.copyOf(steps);
    }
  }
}
