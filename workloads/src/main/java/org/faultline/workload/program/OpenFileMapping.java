package org.faultline.workload.program;

import org.faultline.memory.address.SystemCallKind;
import org.faultline.memory.address.Win32Error;
import org.faultline.workload.binding.ConfigNode;
import org.jspecify.annotations.Nullable;

/**
 * Calls OpenFileMapping and binds a name to the handle of the section.
 *
 * @param as the name to bind, if any
 * @param access FILE_MAP_* constants
 * @param name of the section
 * @param inherit whether children inherit the handle
 * @param expect the error that it must end with, or {@code ERROR_SUCCESS}
 */
public record OpenFileMapping(
    @Nullable String as, int access, String name, boolean inherit, Win32Error expect)
    implements SectionStep {
  @Override
  public StepRun start(ProgramContext context) {
    var call = new SystemCall.OpenFileMapping(access, name, inherit);
    return new CallRun(call, expect, after -> Handles.bind(as, after));
  }

  /** Reads {@code OpenFileMapping { as, access, name, inherit, expect }}. */
  public static final class Kind implements StepKind {
    @Override
    public String name() {
      return SystemCallKind.OPEN_FILE_MAPPING.callName();
    }

    @Override
    public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
      return value.object(
          fields ->
              new OpenFileMapping(
                  Handles.named(fields),
                  AccessWords.VIEW.parse(fields),
                  fields.required("name").text(),
                  fields.optional("inherit").map(ConfigNode::onOff).orElse(false),
                  Expected.error(fields)));
    }
  }
}
