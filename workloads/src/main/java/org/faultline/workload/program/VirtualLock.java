package org.faultline.workload.program;

import org.faultline.memory.address.SystemCallKind;
import org.faultline.memory.address.Win32Error;
import org.faultline.workload.binding.ConfigNode;
import org.jspecify.annotations.Nullable;

/**
 * Calls VirtualLock.
 *
 * @param expect the error that it must end with, or {@code ERROR_SUCCESS}
 */
public record VirtualLock(Place in, Win32Error expect) implements Step {
  @Override
  public StepRun start(ProgramContext context) {
    return CallRun.start(
        SystemCallKind.VIRTUAL_LOCK.callName(),
        in,
        context,
        range ->
            new CallRun(
                new SystemCall.VirtualLock(range.address(), range.size()), expect, CallRun::done));
  }

  /** Reads {@code VirtualLock { in, offset, size, expect }}. */
  public static final class Kind implements StepKind {
    @Override
    public String name() {
      return SystemCallKind.VIRTUAL_LOCK.callName();
    }

    @Override
    public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
      return value.object(fields -> new VirtualLock(Place.parse(fields), Expected.error(fields)));
    }
  }
}
