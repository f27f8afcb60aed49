package org.faultline.workload.program;

import org.faultline.memory.address.SystemCallKind;
import org.faultline.memory.address.Win32Error;
import org.faultline.workload.binding.ConfigNode;
import org.jspecify.annotations.Nullable;

/**
 * Calls GlobalMemoryStatusEx and checks what it gives; an absent figure may be any.
 *
 * @param totalPhysBytes physical memory
 * @param availPageFileBytes what may still be committed
 */
public record GlobalMemoryStatusEx(@Nullable Long totalPhysBytes, @Nullable Long availPageFileBytes)
    implements Step {
  private static final SystemCallKind CALL = SystemCallKind.GLOBAL_MEMORY_STATUS_EX;

  @Override
  public StepRun start(ProgramContext context) {
    return new CallRun(
        new SystemCall.GlobalMemoryStatusEx(), Win32Error.ERROR_SUCCESS, this::check);
  }

  private Demand check(ProgramContext context) {
    var found = context.lastResult().found(CallInformation.MemoryStatus.class);
    Demand total = CallRun.compare(CALL, "total-phys", totalPhysBytes, found.totalPhys());
    return total instanceof Demand.Fail
        ? total
        : CallRun.compare(CALL, "avail-page-file", availPageFileBytes, found.availPageFile());
  }

  /** Reads {@code GlobalMemoryStatusEx { total-phys, avail-page-file }}. */
  public static final class Kind implements StepKind {
    @Override
    public String name() {
      return CALL.callName();
    }

    @Override
    public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
      return value.object(
          fields ->
              new GlobalMemoryStatusEx(
                  Expected.bytes(fields, "total-phys"), Expected.bytes(fields, "avail-page-file")));
    }
  }
}
