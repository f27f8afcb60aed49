package org.faultline.workload.program;

import org.faultline.memory.address.SystemCallKind;
import org.faultline.memory.address.Win32Error;
import org.faultline.workload.binding.ConfigNode;
import org.jspecify.annotations.Nullable;

/**
 * Calls FlushViewOfFile.
 *
 * @param in what to write; without a size it passes 0, all to the end of the view
 * @param expect the error that it must end with, or {@code ERROR_SUCCESS}
 */
public record FlushViewOfFile(Place in, Win32Error expect) implements SectionStep {
  @Override
  public StepRun start(ProgramContext context) {
    return CallRun.start(
        SystemCallKind.FLUSH_VIEW_OF_FILE.callName(),
        in,
        context,
        range -> {
          long size = in.size() == null ? 0 : range.size();
          return new CallRun(
              new SystemCall.FlushViewOfFile(range.address(), size), expect, CallRun::done);
        });
  }

  /** Reads {@code FlushViewOfFile { in, offset, size, expect }}. */
  public static final class Kind implements StepKind {
    @Override
    public String name() {
      return SystemCallKind.FLUSH_VIEW_OF_FILE.callName();
    }

    @Override
    public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
      return value.object(
          fields -> new FlushViewOfFile(Place.parse(fields), Expected.error(fields)));
    }
  }
}
