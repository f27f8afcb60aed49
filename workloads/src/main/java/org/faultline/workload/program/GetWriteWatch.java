package org.faultline.workload.program;

import static org.faultline.memory.address.WriteWatch.WRITE_WATCH_FLAG_RESET;

import org.faultline.memory.address.SystemCallKind;
import org.faultline.memory.address.Win32Error;
import org.faultline.workload.binding.ConfigNode;
import org.jspecify.annotations.Nullable;

/**
 * Calls GetWriteWatch and checks how many pages it gives.
 *
 * @param reset whether the pages that it gives are reset
 * @param capacity the most addresses to return
 * @param pages how many must have been written; absent for any number
 * @param expect the error that it must end with, or {@code ERROR_SUCCESS}
 */
public record GetWriteWatch(
    Place in, boolean reset, long capacity, @Nullable Long pages, Win32Error expect)
    implements Step {
  @Override
  public StepRun start(ProgramContext context) {
    int flags = reset ? WRITE_WATCH_FLAG_RESET : 0;
    return CallRun.start(
        SystemCallKind.GET_WRITE_WATCH.callName(),
        in,
        context,
        range ->
            new CallRun(
                new SystemCall.GetWriteWatch(range.address(), range.size(), capacity, flags),
                expect,
                this::check));
  }

  private Demand check(ProgramContext context) {
    var found = context.lastResult().found(CallInformation.WrittenPages.class);
    return CallRun.compare(
        SystemCallKind.GET_WRITE_WATCH, "pages", pages, (long) found.pages().size());
  }

  /** Reads {@code GetWriteWatch { in, offset, size, reset, count, pages, expect }}. */
  public static final class Kind implements StepKind {
    @Override
    public String name() {
      return SystemCallKind.GET_WRITE_WATCH.callName();
    }

    @Override
    public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
      return value.object(
          fields ->
              new GetWriteWatch(
                  Place.parse(fields),
                  fields.optional("reset").map(ConfigNode::onOff).orElse(false),
                  fields.optional("count").map(n -> n.whole(0, Long.MAX_VALUE)).orElse(1L << 20),
                  Expected.count(fields, "pages"),
                  Expected.error(fields)));
    }
  }
}
