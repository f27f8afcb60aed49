package org.faultline.workload.program;

import org.faultline.workload.binding.ConfigNode;
import org.jspecify.annotations.Nullable;

/** Ends the process with this code. */
public record Exit(int code) implements Step {
  @Override
  public StepRun start(ProgramContext context) {
    return exiting -> new Demand.Exit(code);
  }

  /** Reads {@code Exit = code} or {@code Exit {}}, which is code 0. */
  public static final class Kind implements StepKind {
    @Override
    public String name() {
      return "Exit";
    }

    @Override
    public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
      if (value.isObject()) {
        return value.object(fields -> new Exit(0));
      }
      return new Exit(value.integer(Integer.MIN_VALUE, Integer.MAX_VALUE));
    }
  }
}
