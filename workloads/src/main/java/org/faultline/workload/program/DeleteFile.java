package org.faultline.workload.program;

import org.faultline.memory.address.SystemCallKind;
import org.faultline.memory.address.Win32Error;
import org.faultline.workload.binding.ConfigNode;
import org.jspecify.annotations.Nullable;

/**
 * Calls DeleteFile.
 *
 * @param name of the file
 * @param expect the error that it must end with, or {@code ERROR_SUCCESS}
 */
public record DeleteFile(String name, Win32Error expect) implements SectionStep {
  @Override
  public StepRun start(ProgramContext context) {
    return new CallRun(new SystemCall.DeleteFile(name), expect, CallRun::done);
  }

  /** Reads {@code DeleteFile { name, expect }}. */
  public static final class Kind implements StepKind {
    @Override
    public String name() {
      return SystemCallKind.DELETE_FILE.callName();
    }

    @Override
    public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
      return value.object(
          fields -> new DeleteFile(fields.required("name").name(), Expected.error(fields)));
    }
  }
}
