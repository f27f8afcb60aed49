package org.faultline.workload.program;

import org.faultline.memory.address.SystemCallKind;
import org.faultline.memory.address.Win32Error;
import org.faultline.workload.binding.ConfigNode;
import org.jspecify.annotations.Nullable;

/**
 * Calls SetProcessWorkingSetSize.
 *
 * @param minimumBytes what the process keeps when memory is short, which bounds VirtualLock
 * @param maximumBytes up to which it grows then
 * @param expect the error that it must end with, or {@code ERROR_SUCCESS}
 */
public record SetProcessWorkingSetSize(long minimumBytes, long maximumBytes, Win32Error expect)
    implements Step {
  @Override
  public StepRun start(ProgramContext context) {
    return new CallRun(
        new SystemCall.SetProcessWorkingSetSize(minimumBytes, maximumBytes), expect, CallRun::done);
  }

  /** Reads {@code SetProcessWorkingSetSize { minimum, maximum, expect }}. */
  public static final class Kind implements StepKind {
    @Override
    public String name() {
      return SystemCallKind.SET_PROCESS_WORKING_SET_SIZE.callName();
    }

    @Override
    public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
      return value.object(
          fields ->
              new SetProcessWorkingSetSize(
                  fields.required("minimum").bytes(0, Sizes.LARGEST),
                  fields.required("maximum").bytes(0, Sizes.LARGEST),
                  Expected.error(fields)));
    }
  }
}
