package org.faultline.workload.program;

import org.faultline.memory.address.SystemCallKind;
import org.faultline.memory.address.Win32Error;
import org.faultline.workload.binding.ConfigNode;
import org.jspecify.annotations.Nullable;

/** Calls EmptyWorkingSet: every page that is not locked leaves the working set. */
public record EmptyWorkingSet() implements Step {
  @Override
  public StepRun start(ProgramContext context) {
    return new CallRun(new SystemCall.EmptyWorkingSet(), Win32Error.ERROR_SUCCESS, CallRun::done);
  }

  /** Reads {@code EmptyWorkingSet {}}. */
  public static final class Kind implements StepKind {
    @Override
    public String name() {
      return SystemCallKind.EMPTY_WORKING_SET.callName();
    }

    @Override
    public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
      return value.object(fields -> new EmptyWorkingSet());
    }
  }
}
