package org.faultline.workload.program;

import org.faultline.memory.time.Duration;
import org.faultline.workload.binding.ConfigNode;
import org.jspecify.annotations.Nullable;

/** Sleeps, without the CPU, for a time drawn from the stream {@code wait}. */
public record Wait(Duration time) implements Step {
  @Override
  public StepRun start(ProgramContext context) {
    return new OnceRun(
        drawing -> {
          long nanos = time.nextNanos(drawing.random("wait"));
          return nanos > 0 ? new Demand.Sleep(drawing.nowNanos() + nanos) : Demand.Done.DONE;
        });
  }

  /** Reads {@code Wait = duration}. */
  public static final class Kind implements StepKind {
    @Override
    public String name() {
      return "Wait";
    }

    @Override
    public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
      return new Wait(Durations.parse(value));
    }
  }
}
