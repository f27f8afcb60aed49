package org.faultline.workload.program;

import org.faultline.memory.address.SystemCallKind;
import org.faultline.memory.address.Win32Error;
import org.faultline.workload.binding.ConfigNode;
import org.jspecify.annotations.Nullable;

/**
 * Calls UnmapViewOfFile. The name stays bound to the addresses.
 *
 * @param in an address in the view
 * @param expect the error that it must end with, or {@code ERROR_SUCCESS}
 */
public record UnmapViewOfFile(Place in, Win32Error expect) implements SectionStep {
  @Override
  public StepRun start(ProgramContext context) {
    return CallRun.start(
        SystemCallKind.UNMAP_VIEW_OF_FILE.callName(),
        in,
        context,
        range ->
            new CallRun(new SystemCall.UnmapViewOfFile(range.address()), expect, CallRun::done));
  }

  /** Reads {@code UnmapViewOfFile { in, offset, expect }}. */
  public static final class Kind implements StepKind {
    @Override
    public String name() {
      return SystemCallKind.UNMAP_VIEW_OF_FILE.callName();
    }

    @Override
    public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
      return value.object(
          fields -> new UnmapViewOfFile(Place.parse(fields, null), Expected.error(fields)));
    }
  }
}
