package org.faultline.workload.program;

import org.faultline.memory.address.Protection;
import org.faultline.memory.address.SystemCallKind;
import org.faultline.memory.address.Win32Error;
import org.faultline.workload.binding.ConfigNode;
import org.faultline.workload.binding.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Calls CreateFileMapping and binds a name to the handle of the section.
 *
 * @param as the name to bind, if any
 * @param file the name of a file's handle; absent for memory that the pagefile is behind
 * @param protect {@link Win32Flags#SECTION}
 * @param sizeBytes 0 for that of the file
 * @param name by which other processes find the section, if they can
 * @param inherit whether children inherit the handle
 * @param existed whether a section of that name must have been there; absent for either
 * @param expect the error that it must end with, or {@code ERROR_SUCCESS}
 */
public record CreateFileMapping(
    @Nullable String as,
    @Nullable String file,
    int protect,
    long sizeBytes,
    @Nullable String name,
    boolean inherit,
    @Nullable Boolean existed,
    Win32Error expect)
    implements SectionStep {
  private static final long PAGEFILE = 0;

  @Override
  public StepRun start(ProgramContext context) {
    return file == null
        ? run(PAGEFILE)
        : Handles.start(SystemCallKind.CREATE_FILE_MAPPING.callName(), file, context, this::run);
  }

  private StepRun run(long handle) {
    var call = new SystemCall.CreateFileMapping(handle, protect, sizeBytes, name, inherit);
    return new CallRun(call, expect, this::check);
  }

  private Demand check(ProgramContext context) {
    boolean found = context.lastResult().found(CallInformation.SectionOpened.class).existed();
    if (existed != null && existed != found) {
      return new Demand.Fail(
          "CreateFileMapping found existed = %s, but %s was expected"
              .formatted(Expected.onOff(found), Expected.onOff(existed)));
    }
    return Handles.bind(as, context);
  }

  /**
   * Reads {@code CreateFileMapping { as, file, protect, size, name, shared, inherit, existed,
   * expect }}.
   */
  public static final class Kind implements StepKind {
    @Override
    public String name() {
      return SystemCallKind.CREATE_FILE_MAPPING.callName();
    }

    @Override
    public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
      return value.object(
          fields ->
              new CreateFileMapping(
                  Handles.named(fields),
                  fields.optional("file").map(ConfigNode::name).orElse(null),
                  fields
                      .optional("protect")
                      .map(node -> node.flags(Win32Flags.SECTION.bits()))
                      .orElse(Protection.PAGE_READWRITE),
                  fields.optional("size").map(n -> n.bytes(0, Sizes.LARGEST)).orElse(0L),
                  sharedName(fields),
                  fields.optional("inherit").map(ConfigNode::onOff).orElse(false),
                  fields.optional("existed").map(ConfigNode::onOff).orElse(null),
                  Expected.error(fields)));
    }

    /** The name, unless the section is to be each process's own. */
    private static @Nullable String sharedName(Fields fields) {
      String name = fields.optional("name").map(ConfigNode::text).orElse(null);
      boolean shared = fields.optional("shared").map(ConfigNode::onOff).orElse(true);
      return shared ? name : null;
    }
  }
}
