package org.faultline.workload.program;

import org.faultline.memory.address.SystemCallKind;
import org.faultline.memory.address.Win32Error;
import org.faultline.workload.binding.ConfigNode;
import org.jspecify.annotations.Nullable;

/**
 * Calls QueryWorkingSet and checks how many pages it gives.
 *
 * @param pages how many must be resident; absent for any number
 */
public record QueryWorkingSet(@Nullable Long pages) implements Step {
  @Override
  public StepRun start(ProgramContext context) {
    return new CallRun(new SystemCall.QueryWorkingSet(), Win32Error.ERROR_SUCCESS, this::check);
  }

  private Demand check(ProgramContext context) {
    var found = context.lastResult().found(CallInformation.WorkingSet.class);
    return CallRun.compare(
        SystemCallKind.QUERY_WORKING_SET, "pages", pages, (long) found.pages().size());
  }

  /** Reads {@code QueryWorkingSet { pages }}. */
  public static final class Kind implements StepKind {
    @Override
    public String name() {
      return SystemCallKind.QUERY_WORKING_SET.callName();
    }

    @Override
    public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
      return value.object(fields -> new QueryWorkingSet(Expected.count(fields, "pages")));
    }
  }
}
