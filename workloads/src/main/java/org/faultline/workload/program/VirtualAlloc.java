package org.faultline.workload.program;

import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.SystemCallKind;
import org.faultline.memory.address.Win32Error;
import org.faultline.workload.binding.ConfigNode;
import org.faultline.workload.binding.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Calls VirtualAlloc and binds a name to the pages that it returned.
 *
 * @param as the name to bind, if any
 * @param at the address, and the size
 * @param type {@link Win32Flags#ALLOCATION}
 * @param protect {@link Win32Flags#PROTECTION}
 * @param expect the error that it must end with, or {@code ERROR_SUCCESS}
 */
public record VirtualAlloc(@Nullable String as, Place at, int type, int protect, Win32Error expect)
    implements Step {

  /** A call with NULL for its address that must succeed. */
  public static VirtualAlloc anywhere(@Nullable String as, long sizeBytes, int type, int protect) {
    Place place = new Place(null, 0, Size.fixed(sizeBytes));
    return new VirtualAlloc(as, place, type, protect, Win32Error.ERROR_SUCCESS);
  }

  /** Makes the call. */
  interface Call {
    SystemCall of(long address, long size, int type, int protect);
  }

  @Override
  public StepRun start(ProgramContext context) {
    return start(SystemCallKind.VIRTUAL_ALLOC.callName(), context, SystemCall.VirtualAlloc::new);
  }

  /** The run with a call of the same arguments. */
  StepRun start(String name, ProgramContext context, Call call) {
    return CallRun.start(
        name,
        at,
        context,
        range ->
            new CallRun(
                call.of(range.address(), range.size(), type, protect),
                expect,
                after -> bind(range, after)));
  }

  private Demand bind(ProgramContext.Range asked, ProgramContext context) {
    if (as != null) {
      long base = context.lastResult().value();
      long from = asked.address() == 0 ? base : asked.address();
      long end = from + asked.size() + AddressLayout.PAGE_SIZE - 1 & -AddressLayout.PAGE_SIZE;
      context.bind(as, new ProgramContext.Range(base, end - base));
    }
    return Demand.Done.DONE;
  }

  /** Reads the arguments, with a type of these. */
  static VirtualAlloc parse(Fields fields, Win32Flags types) {
    Size size = Sizes.parse(fields.required("size"));
    boolean placed = fields.optional("at").isPresent() || fields.optional("in").isPresent();
    Place at = placed ? Place.parse(fields, size) : new Place(null, 0, size);
    return new VirtualAlloc(
        fields.optional("as").map(ConfigNode::name).orElse(null),
        at,
        fields.required("type").flags(types.bits()),
        fields.required("protect").flags(Win32Flags.PROTECTION.bits()),
        Expected.error(fields));
  }

  /** Reads {@code VirtualAlloc { as, at | in + offset, size, type, protect, expect }}. */
  public static final class Kind implements StepKind {
    @Override
    public String name() {
      return SystemCallKind.VIRTUAL_ALLOC.callName();
    }

    @Override
    public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
      return value.object(fields -> VirtualAlloc.parse(fields, Win32Flags.ALLOCATION));
    }
  }
}
