package org.faultline.workload.program;

import org.faultline.memory.address.SystemCallKind;
import org.faultline.memory.address.Win32Error;
import org.faultline.workload.binding.ConfigNode;
import org.jspecify.annotations.Nullable;

/**
 * Calls CloseHandle. The name stays bound to the value, which may stand for nothing from then on.
 *
 * @param of the name of the handle
 * @param expect the error that it must end with, or {@code ERROR_SUCCESS}
 */
public record CloseHandle(String of, Win32Error expect) implements SectionStep {
  @Override
  public StepRun start(ProgramContext context) {
    return Handles.start(
        SystemCallKind.CLOSE_HANDLE.callName(),
        of,
        context,
        handle -> new CallRun(new SystemCall.CloseHandle(handle), expect, CallRun::done));
  }

  /** Reads {@code CloseHandle { of, expect }}. */
  public static final class Kind implements StepKind {
    @Override
    public String name() {
      return SystemCallKind.CLOSE_HANDLE.callName();
    }

    @Override
    public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
      return value.object(
          fields -> new CloseHandle(fields.required("of").name(), Expected.error(fields)));
    }
  }
}
