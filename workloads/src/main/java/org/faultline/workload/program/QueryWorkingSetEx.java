package org.faultline.workload.program;

import org.faultline.memory.address.SystemCallKind;
import org.faultline.memory.address.Win32Error;
import org.faultline.workload.binding.ConfigNode;
import org.jspecify.annotations.Nullable;

/**
 * Calls QueryWorkingSetEx for one page and checks what it finds.
 *
 * @param in the address to ask about
 * @param valid whether the page must be in the working set; absent for either
 * @param shared whether it must be one that can be shared; absent for either
 * @param shareCount how many working sets must hold it, at most 7; absent for any number
 * @param expect the error that it must end with, or {@code ERROR_SUCCESS}
 */
public record QueryWorkingSetEx(
    Place in,
    @Nullable Boolean valid,
    @Nullable Boolean shared,
    @Nullable Long shareCount,
    Win32Error expect)
    implements SectionStep {
  @Override
  public StepRun start(ProgramContext context) {
    return CallRun.start(
        SystemCallKind.QUERY_WORKING_SET_EX.callName(),
        in,
        context,
        range ->
            new CallRun(new SystemCall.QueryWorkingSetEx(range.address()), expect, this::check));
  }

  private Demand check(ProgramContext context) {
    var found = context.lastResult().found(CallInformation.WorkingSetEntry.class);
    if (valid != null && valid != found.valid()) {
      return complain("valid", found.valid());
    }
    if (shared != null && shared != found.shared()) {
      return complain("shared", found.shared());
    }
    return CallRun.compare(
        SystemCallKind.QUERY_WORKING_SET_EX, "share-count", shareCount, found.shareCount());
  }

  private static Demand complain(String what, boolean found) {
    return new Demand.Fail(
        "QueryWorkingSetEx found %s = %s, but %s was expected"
            .formatted(what, Expected.onOff(found), Expected.onOff(!found)));
  }

  /** Reads {@code QueryWorkingSetEx { in, offset, valid, shared, share-count, expect }}. */
  public static final class Kind implements StepKind {
    @Override
    public String name() {
      return SystemCallKind.QUERY_WORKING_SET_EX.callName();
    }

    @Override
    public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
      return value.object(
          fields ->
              new QueryWorkingSetEx(
                  Place.parse(fields, null),
                  fields.optional("valid").map(ConfigNode::onOff).orElse(null),
                  fields.optional("shared").map(ConfigNode::onOff).orElse(null),
                  Expected.count(fields, "share-count"),
                  Expected.error(fields)));
    }
  }
}
