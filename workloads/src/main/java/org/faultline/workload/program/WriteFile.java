package org.faultline.workload.program;

import org.faultline.memory.address.SystemCallKind;
import org.faultline.memory.address.Win32Error;
import org.faultline.workload.binding.ConfigNode;
import org.jspecify.annotations.Nullable;

/**
 * Calls WriteFile.
 *
 * @param of the name of the file's handle
 * @param offsetBytes of the first byte in the file
 * @param expect the error that it must end with, or {@code ERROR_SUCCESS}
 */
public record WriteFile(String of, long offsetBytes, Bytes bytes, Win32Error expect)
    implements SectionStep {
  @Override
  public StepRun start(ProgramContext context) {
    return Handles.start(
        SystemCallKind.WRITE_FILE.callName(),
        of,
        context,
        handle ->
            new CallRun(
                new SystemCall.WriteFile(handle, offsetBytes, bytes.copy()),
                expect,
                CallRun::done));
  }

  /** Reads {@code WriteFile { of, offset, value, width, expect }}. */
  public static final class Kind implements StepKind {
    @Override
    public String name() {
      return SystemCallKind.WRITE_FILE.callName();
    }

    @Override
    public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
      return value.object(
          fields -> {
            String of = fields.required("of").name();
            long offset = fields.optional("offset").map(ConfigNode::address).orElse(0L);
            Bytes bytes = Bytes.parse(fields.required("value"), fields);
            Win32Error expect = Expected.error(fields);
            return bytes == null ? null : new WriteFile(of, offset, bytes, expect);
          });
    }
  }
}
