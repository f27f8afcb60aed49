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

  /** The run of a step that cannot begin, for the reason said in a sentence. */
  static StepRun fail(String reason) {
    return context -> new Demand.Fail(reason);
  }
}
