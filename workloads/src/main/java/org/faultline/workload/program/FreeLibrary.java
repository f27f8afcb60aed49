package org.faultline.workload.program;

import org.faultline.memory.address.SystemCallKind;
import org.faultline.memory.address.Win32Error;
import org.faultline.workload.binding.ConfigNode;
import org.jspecify.annotations.Nullable;

/**
 * Calls FreeLibrary. Names stay bound to the addresses.
 *
 * @param name of the image
 * @param expect the error that it must end with, or {@code ERROR_SUCCESS}
 */
public record FreeLibrary(String name, Win32Error expect) implements SectionStep {
  @Override
  public StepRun start(ProgramContext context) {
    return new CallRun(new SystemCall.FreeLibrary(name), expect, CallRun::done);
  }

  /** Reads {@code FreeLibrary { name, expect }}. */
  public static final class Kind implements StepKind {
    @Override
    public String name() {
      return SystemCallKind.FREE_LIBRARY.callName();
    }

    @Override
    public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
      return value.object(
          fields -> new FreeLibrary(fields.required("name").name(), Expected.error(fields)));
    }
  }
}
