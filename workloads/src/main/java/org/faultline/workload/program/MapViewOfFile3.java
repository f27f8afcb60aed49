package org.faultline.workload.program;

import org.faultline.memory.address.Protection;
import org.faultline.memory.address.SystemCallKind;
import org.faultline.memory.address.Win32Error;
import org.faultline.workload.binding.ConfigNode;
import org.jspecify.annotations.Nullable;

/**
 * Calls MapViewOfFile3, which can replace a placeholder, and binds a name to the view's pages.
 *
 * @param type {@link Win32Flags#ALLOCATION_2}
 * @param protect {@link Win32Flags#PROTECTION}
 * @param expect the error that it must end with, or {@code ERROR_SUCCESS}
 */
public record MapViewOfFile3(MappedView view, int type, int protect, Win32Error expect)
    implements SectionStep {
  @Override
  public StepRun start(ProgramContext context) {
    return view.start(
        SystemCallKind.MAP_VIEW_OF_FILE_3.callName(),
        context,
        expect,
        (handle, address, size) ->
            new SystemCall.MapViewOfFile3(handle, address, view.fromBytes(), size, type, protect));
  }

  /**
   * Reads {@code MapViewOfFile3 { as, of, from, size, at | in + offset, type, protect, expect }}.
   */
  public static final class Kind implements StepKind {
    @Override
    public String name() {
      return SystemCallKind.MAP_VIEW_OF_FILE_3.callName();
    }

    @Override
    public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
      return value.object(
          fields ->
              new MapViewOfFile3(
                  MappedView.parse(fields),
                  fields
                      .optional("type")
                      .map(node -> node.flags(Win32Flags.ALLOCATION_2.bits()))
                      .orElse(0),
                  fields
                      .optional("protect")
                      .map(node -> node.flags(Win32Flags.PROTECTION.bits()))
                      .orElse(Protection.PAGE_READWRITE),
                  Expected.error(fields)));
    }
  }
}
