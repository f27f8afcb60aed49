package org.faultline.workload.program;

import org.faultline.memory.address.SystemCallKind;
import org.faultline.memory.address.Win32Error;
import org.faultline.workload.binding.ConfigNode;
import org.jspecify.annotations.Nullable;

/**
 * Calls PrefetchVirtualMemory for one range: pages are read ahead, and nobody waits for them.
 *
 * @param expect the error that it must end with, or {@code ERROR_SUCCESS}
 */
public record PrefetchVirtualMemory(Place in, Win32Error expect) implements Step {
  @Override
  public StepRun start(ProgramContext context) {
    return CallRun.start(
        SystemCallKind.PREFETCH_VIRTUAL_MEMORY.callName(),
        in,
        context,
        range ->
            new CallRun(
                new SystemCall.PrefetchVirtualMemory(range.address(), range.size()),
                expect,
                CallRun::done));
  }

  /** Reads {@code PrefetchVirtualMemory { in, offset, size, expect }}. */
  public static final class Kind implements StepKind {
    @Override
    public String name() {
      return SystemCallKind.PREFETCH_VIRTUAL_MEMORY.callName();
    }

    @Override
    public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
      return value.object(
          fields -> new PrefetchVirtualMemory(Place.parse(fields), Expected.error(fields)));
    }
  }
}
