package org.faultline.workload.program;

import org.faultline.memory.address.Win32Error;
import org.faultline.workload.binding.ConfigNode;
import org.faultline.workload.binding.Fields;
import org.jspecify.annotations.Nullable;

/**
 * What a step maps, and where.
 *
 * @param as the name to bind to the view's pages, if any
 * @param of the name of the section's handle
 * @param fromBytes where in the section it begins
 * @param at the address, and the size; without a size all to the end of the section
 */
public record MappedView(@Nullable String as, String of, long fromBytes, Place at) {

  /** Makes a call of the section's handle, the address and the size. */
  interface Call {
    SystemCall of(long handle, long address, long size);
  }

  /** Reads {@code as, of, from, size, at | in + offset}. */
  static MappedView parse(Fields fields) {
    Size size = fields.optional("size").map(Sizes::parse).orElse(Size.fixed(0));
    boolean placed = fields.optional("at").isPresent() || fields.optional("in").isPresent();
    return new MappedView(
        Handles.named(fields),
        fields.required("of").name(),
        fields.optional("from").map(ConfigNode::address).orElse(0L),
        placed ? Place.parse(fields, size) : new Place(null, 0, size));
  }

  /** The run of the step: it makes the call, and binds the name once there is a view. */
  StepRun start(String step, ProgramContext context, Win32Error expect, Call call) {
    return Handles.start(
        step,
        of,
        context,
        handle ->
            CallRun.start(
                step,
                at,
                context,
                range ->
                    new CallRun(
                        call.of(handle, range.address(), range.size()), expect, this::bind)));
  }

  private Demand bind(ProgramContext context) {
    if (as != null) {
      CallResult mapped = context.lastResult();
      long size = mapped.found(CallInformation.ViewMapped.class).sizeBytes();
      context.bind(as, new ProgramContext.Range(mapped.value(), size));
    }
    return Demand.Done.DONE;
  }
}
