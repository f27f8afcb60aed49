package org.faultline.workload.program;

/** One step of a program: immutable, shared by all processes of a group. */
public interface Step {
  /** Begins the step for one process. */
  StepRun start(ProgramContext context);
}
