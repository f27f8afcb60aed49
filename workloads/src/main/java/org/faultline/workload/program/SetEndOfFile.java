package org.faultline.workload.program;

import org.faultline.memory.address.SystemCallKind;
import org.faultline.memory.address.Win32Error;
import org.faultline.workload.binding.ConfigNode;
import org.jspecify.annotations.Nullable;

/**
 * Calls SetEndOfFile, after the file's pointer was set.
 *
 * @param of the name of the file's handle
 * @param sizeBytes what the file is to have
 * @param expect the error that it must end with, or {@code ERROR_SUCCESS}
 */
public record SetEndOfFile(String of, long sizeBytes, Win32Error expect) implements SectionStep {
  @Override
  public StepRun start(ProgramContext context) {
    return Handles.start(
        SystemCallKind.SET_END_OF_FILE.callName(),
        of,
        context,
        handle ->
            new CallRun(new SystemCall.SetEndOfFile(handle, sizeBytes), expect, CallRun::done));
  }

  /** Reads {@code SetEndOfFile { of, size, expect }}. */
  public static final class Kind implements StepKind {
    @Override
    public String name() {
      return SystemCallKind.SET_END_OF_FILE.callName();
    }

    @Override
    public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
      return value.object(
          fields ->
              new SetEndOfFile(
                  fields.required("of").name(),
                  fields.required("size").bytes(0, Sizes.LARGEST),
                  Expected.error(fields)));
    }
  }
}
