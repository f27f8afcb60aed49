package org.faultline.workload.program;

import org.faultline.memory.address.SystemCallKind;
import org.faultline.memory.address.Win32Error;
import org.faultline.workload.binding.ConfigNode;
import org.jspecify.annotations.Nullable;

/**
 * Calls VirtualFree. The name stays bound to the addresses, as a pointer does to freed memory.
 *
 * @param in what to free; a release without a size passes 0, the whole reservation
 * @param type {@link Win32Flags#FREE}
 * @param expect the error that it must end with, or {@code ERROR_SUCCESS}
 */
public record VirtualFree(Place in, int type, Win32Error expect) implements Step {
  private static final int MEM_RELEASE = 0x8000;

  @Override
  public StepRun start(ProgramContext context) {
    return CallRun.start(
        SystemCallKind.VIRTUAL_FREE.callName(),
        in,
        context,
        range -> {
          boolean whole = in.size() == null && (type & MEM_RELEASE) != 0;
          long size = whole ? 0 : range.size();
          var call = new SystemCall.VirtualFree(range.address(), size, type);
          return new CallRun(call, expect, CallRun::done);
        });
  }

  /** Reads {@code VirtualFree { in, offset, size, type, expect }}. */
  public static final class Kind implements StepKind {
    @Override
    public String name() {
      return SystemCallKind.VIRTUAL_FREE.callName();
    }

    @Override
    public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
      return value.object(
          fields ->
              new VirtualFree(
                  Place.parse(fields),
                  fields
                      .optional("type")
                      .map(node -> node.flags(Win32Flags.FREE.bits()))
                      .orElse(MEM_RELEASE),
                  Expected.error(fields)));
    }
  }
}
