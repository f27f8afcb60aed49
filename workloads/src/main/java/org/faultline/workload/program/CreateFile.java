package org.faultline.workload.program;

import java.util.LinkedHashMap;
import java.util.Map;
import org.faultline.memory.address.SystemCallKind;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.section.SectionConstants;
import org.faultline.workload.binding.ConfigNode;
import org.jspecify.annotations.Nullable;

/**
 * Calls CreateFile and binds a name to the handle.
 *
 * @param as the name to bind, if any
 * @param name of the file, one of {@code machine.files} or one that a program made
 * @param access GENERIC_* constants
 * @param disposition CREATE_NEW to TRUNCATE_EXISTING
 * @param inherit whether children inherit the handle
 * @param expect the error that it must end with, or {@code ERROR_SUCCESS}
 */
public record CreateFile(
    @Nullable String as,
    String name,
    int access,
    int disposition,
    boolean inherit,
    Win32Error expect)
    implements SectionStep {
  private static final Map<String, Integer> DISPOSITIONS = new LinkedHashMap<>();

  static {
    DISPOSITIONS.put("CREATE_NEW", SectionConstants.CREATE_NEW);
    DISPOSITIONS.put("CREATE_ALWAYS", SectionConstants.CREATE_ALWAYS);
    DISPOSITIONS.put("OPEN_EXISTING", SectionConstants.OPEN_EXISTING);
    DISPOSITIONS.put("OPEN_ALWAYS", SectionConstants.OPEN_ALWAYS);
    DISPOSITIONS.put("TRUNCATE_EXISTING", SectionConstants.TRUNCATE_EXISTING);
  }

  /**
   * What CreateFile does where there is a file of that name, and where there is none, by its name.
   */
  public static Map<String, Integer> dispositions() {
    return new LinkedHashMap<>(DISPOSITIONS);
  }

  @Override
  public StepRun start(ProgramContext context) {
    var call = new SystemCall.CreateFile(name, access, disposition, inherit);
    return new CallRun(call, expect, after -> Handles.bind(as, after));
  }

  /** Reads {@code CreateFile { as, name, access, disposition, inherit, expect }}. */
  public static final class Kind implements StepKind {
    @Override
    public String name() {
      return SystemCallKind.CREATE_FILE.callName();
    }

    @Override
    public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
      return value.object(
          fields ->
              new CreateFile(
                  Handles.named(fields),
                  fields.required("name").name(),
                  AccessWords.FILE.parse(fields),
                  fields
                      .optional("disposition")
                      .map(node -> node.oneOf(DISPOSITIONS))
                      .orElse(SectionConstants.OPEN_EXISTING),
                  fields.optional("inherit").map(ConfigNode::onOff).orElse(false),
                  Expected.error(fields)));
    }
  }
}
