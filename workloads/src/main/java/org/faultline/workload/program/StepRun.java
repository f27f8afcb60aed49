package org.faultline.workload.program;

/** One execution of a step by one process. */
@FunctionalInterface
public interface StepRun {
  /** What the process must do next; {@link Demand.Done} once the step has ended. */
  Demand next(ProgramContext context);

  /**
   * Gives up what the run holds outside the process, such as a file; the run is not asked again.
   */
  default void close() {}

  /**
   * Tells {@code waiting} of each request that has arrived by {@code untilNanos} and has not begun.
   * It draws the arrivals for it; the run is not asked again.
   */
  default void tellWaiting(long untilNanos, ProgramContext context, WaitingRequests waiting) {}

  /** The run of a step that cannot begin, for the reason said in a sentence. */
  static StepRun fail(String reason) {
    return context -> new Demand.Fail(reason);
  }
}
