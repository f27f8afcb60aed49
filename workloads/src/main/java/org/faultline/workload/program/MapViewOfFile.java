package org.faultline.workload.program;

import org.faultline.memory.address.SystemCallKind;
import org.faultline.memory.address.Win32Error;
import org.faultline.workload.binding.ConfigNode;
import org.jspecify.annotations.Nullable;

/**
 * Calls MapViewOfFile and binds a name to the view's pages.
 *
 * @param access FILE_MAP_* constants
 * @param expect the error that it must end with, or {@code ERROR_SUCCESS}
 */
public record MapViewOfFile(MappedView view, int access, Win32Error expect) implements SectionStep {
  @Override
  public StepRun start(ProgramContext context) {
    return view.start(
        SystemCallKind.MAP_VIEW_OF_FILE.callName(),
        context,
        expect,
        (handle, address, size) ->
            new SystemCall.MapViewOfFile(handle, access, view.fromBytes(), size, address));
  }

  /** Reads {@code MapViewOfFile { as, of, access, from, size, at | in + offset, expect }}. */
  public static final class Kind implements StepKind {
    @Override
    public String name() {
      return SystemCallKind.MAP_VIEW_OF_FILE.callName();
    }

    @Override
    public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
      return value.object(
          fields ->
              new MapViewOfFile(
                  MappedView.parse(fields),
                  AccessWords.VIEW.parse(fields),
                  Expected.error(fields)));
    }
  }
}
