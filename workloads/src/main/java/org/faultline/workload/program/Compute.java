package org.faultline.workload.program;

/** Uses the CPU, without a reference, for a time drawn from the stream {@code compute}. */
public record Compute(Duration time) implements Step {
  @Override
  public StepRun start(ProgramContext context) {
    return new OnceRun(
        drawing -> {
          long nanos = time.nextNanos(drawing.random("compute"));
          return nanos > 0 ? new Demand.Compute(nanos) : Demand.Done.DONE;
        });
  }
}
