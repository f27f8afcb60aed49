package org.faultline.workload.program;

import org.faultline.memory.time.Duration;
import org.faultline.workload.binding.ConfigNode;
import org.jspecify.annotations.Nullable;

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

  /** Reads {@code Compute = duration}. */
  public static final class Kind implements StepKind {
    @Override
    public String name() {
      return "Compute";
    }

    @Override
    public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
      return new Compute(Durations.parse(value));
    }
  }
}
