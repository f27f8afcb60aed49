package org.faultline.workload.program;

import java.util.Arrays;
import java.util.List;
import org.faultline.memory.address.Win32Exception;
import org.jspecify.annotations.Nullable;

/** Makes one data access and checks that it ended as it must. */
final class DataRun implements StepRun {
  private static final List<String> NAMES = List.of("Read", "Write", "Execute");

  private final Demand.Data demand;
  private final byte @Nullable [] expected;
  private final @Nullable Win32Exception exception;
  private boolean made;

  /**
   * @param expected what a read must find; absent for anything, and for a write
   * @param exception the exception that it must raise, if any
   */
  DataRun(Demand.Data demand, byte @Nullable [] expected, @Nullable Win32Exception exception) {
    this.demand = demand;
    this.expected = expected;
    this.exception = exception;
  }

  @Override
  public Demand next(ProgramContext context) {
    if (!made) {
      made = true;
      return demand;
    }
    CallResult.Fault fault = context.lastResult().fault();
    Win32Exception raised = fault == null ? null : fault.exception();
    if (raised != exception) {
      return new Demand.Fail(
          "%s %s%s"
              .formatted(
                  describe(demand),
                  raised == null ? "succeeded" : "raised " + raised,
                  exception == null ? "" : ", but " + exception + " was expected"));
    }
    if (raised == null && expected != null && !Arrays.equals(demand.data(), expected)) {
      return new Demand.Fail(
          "%s found %s, but %s was expected"
              .formatted(describe(demand), Bytes.format(demand.data()), Bytes.format(expected)));
    }
    return Demand.Done.DONE;
  }

  /** The access as a user would say it. */
  static String describe(Demand.Data demand) {
    return "%s of %s bytes at 0x%x"
        .formatted(NAMES.get(demand.access().ordinal()), demand.data().length, demand.address());
  }
}
