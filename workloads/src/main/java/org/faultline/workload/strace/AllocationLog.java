package org.faultline.workload.strace;

import java.util.ArrayList;
import java.util.List;

/**
 * What the processes of a log did to their memory.
 *
 * @param calls the memory calls in the log that succeeded
 * @param leftOut those of them that no step does
 * @param guesses what was taken for granted that the log does not say, in sentences
 */
public record AllocationLog(
    List<Process> processes, long calls, LeftOut leftOut, List<String> guesses) {
  public AllocationLog {
    processes = List.copyOf(processes);
    guesses = List.copyOf(guesses);
  }

  /** What a reader of the log must know of it: what was left out and what was guessed. */
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>(leftOut.sentences());
    remarks.addAll(guesses);
    return remarks;
  }

  /**
   * One program run by one process.
   *
   * @param id the id of the process in the log
   * @param startNanos when it appeared, from the start of the log
   * @param endNanos when it ended, or did its last call
   * @param peakBytes the most that it had mapped with any access right
   * @param endBytes what it had so mapped after its last call
   */
  public record Process(
      int id,
      long startNanos,
      long endNanos,
      List<AllocationStep> steps,
      long peakBytes,
      long endBytes) {
    public Process {
      steps = List.copyOf(steps);
    }
  }
}
