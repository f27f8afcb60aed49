package org.faultline.workload.program;

import java.util.Locale;
import java.util.function.Function;
import org.faultline.memory.address.SystemCallKind;
import org.faultline.memory.address.Win32Error;
import org.jspecify.annotations.Nullable;

/** Makes one system call and checks that it ended as it must. */
final class CallRun implements StepRun {
  private final SystemCall call;
  private final Win32Error expected;
  private final StepRun afterwards;
  private boolean called;

  /**
   * @param expected the error that the call must end with, or {@code ERROR_SUCCESS}
   * @param afterwards what to do once it succeeded
   */
  CallRun(SystemCall call, Win32Error expected, StepRun afterwards) {
    this.call = call;
    this.expected = expected;
    this.afterwards = afterwards;
  }

  /** The run that {@code maker} makes of the place; one that fails where there is no such place. */
  static StepRun start(
      String name,
      Place place,
      ProgramContext context,
      Function<ProgramContext.Range, StepRun> maker) {
    ProgramContext.Range range;
    try {
      range = place.resolve(context);
    } catch (IllegalArgumentException e) {
      return StepRun.fail(name + ": " + e.getMessage());
    }
    return maker.apply(range);
  }

  @Override
  public Demand next(ProgramContext context) {
    if (!called) {
      called = true;
      return new Demand.Call(call);
    }
    Win32Error error = context.lastResult().error();
    if (error != expected) {
      return new Demand.Fail(complaint(error));
    }
    return error == Win32Error.ERROR_SUCCESS ? afterwards.next(context) : Demand.Done.DONE;
  }

  /** A run that does nothing more. */
  static Demand done(ProgramContext context) {
    return Demand.Done.DONE;
  }

  /** The end of a call whose {@code figure} must be {@code expected}, if anything is. */
  static Demand compare(SystemCallKind call, String figure, @Nullable Long expected, long found) {
    return expected == null || expected == found
        ? Demand.Done.DONE
        : new Demand.Fail(
            String.format(
                Locale.ROOT,
                "%s found %s = %,d, but %,d was expected",
                call.callName(),
                figure,
                found,
                expected));
  }

  private String complaint(Win32Error error) {
    String what = CallText.of(call);
    if (error == Win32Error.ERROR_SUCCESS) {
      return "%s succeeded, but %s was expected".formatted(what, name(expected));
    }
    return expected == Win32Error.ERROR_SUCCESS
        ? "%s failed with %s".formatted(what, name(error))
        : "%s failed with %s, but %s was expected".formatted(what, name(error), name(expected));
  }

  private static String name(Win32Error error) {
    return "%s (%s)".formatted(error, Integer.toUnsignedString(error.code()));
  }
}
