package org.faultline.workload.program;

import org.faultline.memory.address.Win32Error;
import org.faultline.workload.binding.ConfigNode;
import org.jspecify.annotations.Nullable;

/**
 * Makes the stack of a thread (docs/windows.md W404 to W406): reserved whole, committed from the
 * top, with a guard page that moves down when it is touched.
 *
 * @param as what the range is bound to once it is there, if to anything
 * @param commitBytes committed above the guard page
 * @param expect the error that it must end with, or {@code ERROR_SUCCESS}
 */
public record ThreadStack(
    @Nullable String as, long reserveBytes, long commitBytes, Win32Error expect) implements Step {
  private static final long GRANULARITY = 0x1_0000;
  private static final long DEFAULT_RESERVE = 1 << 20;
  private static final long DEFAULT_COMMIT = 1 << 12;

  @Override
  public StepRun start(ProgramContext context) {
    return new CallRun(new SystemCall.CreateStack(reserveBytes, commitBytes), expect, this::bind);
  }

  private Demand bind(ProgramContext context) {
    if (as != null) {
      long size = reserveBytes + GRANULARITY - 1 & -GRANULARITY;
      context.bind(as, new ProgramContext.Range(context.lastResult().value(), size));
    }
    return Demand.Done.DONE;
  }

  /** Reads {@code ThreadStack { as, reserve, commit, expect }}. */
  public static final class Kind implements StepKind {
    @Override
    public String name() {
      return "ThreadStack";
    }

    @Override
    public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
      return value.object(
          fields ->
              new ThreadStack(
                  fields.optional("as").map(ConfigNode::name).orElse(null),
                  fields
                      .optional("reserve")
                      .map(n -> n.bytes(1, Sizes.LARGEST))
                      .orElse(DEFAULT_RESERVE),
                  fields
                      .optional("commit")
                      .map(n -> n.bytes(1, Sizes.LARGEST))
                      .orElse(DEFAULT_COMMIT),
                  Expected.error(fields)));
    }
  }
}
