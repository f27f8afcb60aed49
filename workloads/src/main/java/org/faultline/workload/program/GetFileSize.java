package org.faultline.workload.program;

import org.faultline.memory.address.SystemCallKind;
import org.faultline.memory.address.Win32Error;
import org.faultline.workload.binding.ConfigNode;
import org.jspecify.annotations.Nullable;

/**
 * Calls GetFileSize and checks what it gives.
 *
 * @param of the name of the file's handle
 * @param sizeBytes what the file must have; absent for anything
 * @param expect the error that it must end with, or {@code ERROR_SUCCESS}
 */
public record GetFileSize(String of, @Nullable Long sizeBytes, Win32Error expect)
    implements SectionStep {
  @Override
  public StepRun start(ProgramContext context) {
    return Handles.start(
        SystemCallKind.GET_FILE_SIZE.callName(),
        of,
        context,
        handle -> new CallRun(new SystemCall.GetFileSize(handle), expect, this::check));
  }

  private Demand check(ProgramContext context) {
    long found = context.lastResult().value();
    return CallRun.compare(SystemCallKind.GET_FILE_SIZE, "size", sizeBytes, found);
  }

  /** Reads {@code GetFileSize { of, size, expect }}. */
  public static final class Kind implements StepKind {
    @Override
    public String name() {
      return SystemCallKind.GET_FILE_SIZE.callName();
    }

    @Override
    public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
      return value.object(
          fields ->
              new GetFileSize(
                  fields.required("of").name(),
                  Expected.bytes(fields, "size"),
                  Expected.error(fields)));
    }
  }
}
