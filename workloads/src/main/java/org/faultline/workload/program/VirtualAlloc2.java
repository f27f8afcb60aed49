package org.faultline.workload.program;

import org.faultline.memory.address.SystemCallKind;
import org.faultline.workload.binding.ConfigNode;
import org.jspecify.annotations.Nullable;

/**
 * Calls VirtualAlloc2, which knows placeholders, and binds a name to the pages that it returned.
 *
 * @param allocation as VirtualAlloc takes it, with a type of {@link Win32Flags#ALLOCATION_2}
 */
public record VirtualAlloc2(VirtualAlloc allocation) implements SectionStep {
  @Override
  public StepRun start(ProgramContext context) {
    return allocation.start(
        SystemCallKind.VIRTUAL_ALLOC_2.callName(), context, SystemCall.VirtualAlloc2::new);
  }

  /** Reads {@code VirtualAlloc2 { as, at | in + offset, size, type, protect, expect }}. */
  public static final class Kind implements StepKind {
    @Override
    public String name() {
      return SystemCallKind.VIRTUAL_ALLOC_2.callName();
    }

    @Override
    public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
      return value.object(
          fields -> new VirtualAlloc2(VirtualAlloc.parse(fields, Win32Flags.ALLOCATION_2)));
    }
  }
}
