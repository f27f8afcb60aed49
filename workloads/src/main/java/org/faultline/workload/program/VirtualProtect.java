package org.faultline.workload.program;

import org.faultline.memory.address.SystemCallKind;
import org.faultline.memory.address.Win32Error;
import org.faultline.workload.binding.ConfigNode;
import org.jspecify.annotations.Nullable;

/**
 * Calls VirtualProtect.
 *
 * @param protect {@link Win32Flags#PROTECTION}
 * @param expect the error that it must end with, or {@code ERROR_SUCCESS}
 */
public record VirtualProtect(Place in, int protect, Win32Error expect) implements Step {
  @Override
  public StepRun start(ProgramContext context) {
    return CallRun.start(
        SystemCallKind.VIRTUAL_PROTECT.callName(),
        in,
        context,
        range ->
            new CallRun(
                new SystemCall.VirtualProtect(range.address(), range.size(), protect),
                expect,
                CallRun::done));
  }

  /** Reads {@code VirtualProtect { in, offset, size, protect, expect }}. */
  public static final class Kind implements StepKind {
    @Override
    public String name() {
      return SystemCallKind.VIRTUAL_PROTECT.callName();
    }

    @Override
    public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
      return value.object(
          fields ->
              new VirtualProtect(
                  Place.parse(fields),
                  fields.required("protect").flags(Win32Flags.PROTECTION.bits()),
                  Expected.error(fields)));
    }
  }
}
