package org.faultline.workload.program;

import org.faultline.memory.address.SystemCallKind;
import org.faultline.memory.address.Win32Error;
import org.faultline.workload.binding.ConfigNode;
import org.jspecify.annotations.Nullable;

/**
 * Calls UnmapViewOfFileEx, which can give a placeholder back. The name stays bound to the
 * addresses.
 *
 * @param in an address in the view
 * @param flags {@link Win32Flags#UNMAP}
 * @param expect the error that it must end with, or {@code ERROR_SUCCESS}
 */
public record UnmapViewOfFileEx(Place in, int flags, Win32Error expect) implements SectionStep {
  @Override
  public StepRun start(ProgramContext context) {
    return CallRun.start(
        SystemCallKind.UNMAP_VIEW_OF_FILE_EX.callName(),
        in,
        context,
        range ->
            new CallRun(
                new SystemCall.UnmapViewOfFileEx(range.address(), flags), expect, CallRun::done));
  }

  /** Reads {@code UnmapViewOfFileEx { in, offset, flags, expect }}. */
  public static final class Kind implements StepKind {
    @Override
    public String name() {
      return SystemCallKind.UNMAP_VIEW_OF_FILE_EX.callName();
    }

    @Override
    public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
      return value.object(
          fields ->
              new UnmapViewOfFileEx(
                  Place.parse(fields, null),
                  fields
                      .optional("flags")
                      .map(node -> node.flags(Win32Flags.UNMAP.bits()))
                      .orElse(0),
                  Expected.error(fields)));
    }
  }
}
