package org.faultline.workload.program;

import java.util.List;
import org.faultline.memory.address.SystemCallKind;
import org.faultline.memory.address.Win32Error;
import org.faultline.workload.binding.ConfigNode;
import org.jspecify.annotations.Nullable;

/**
 * Calls GetProcessMemoryInfo and checks what it gives; an absent figure may be any.
 *
 * @param workingSetBytes resident pages, page tables included
 * @param privateBytes commit charge, page tables included
 * @param pageFaults faults so far
 * @param privateWorkingSetBytes resident pages that only this process can use
 * @param sharedCommitBytes committed in the sections of the pagefile that it has mapped
 */
public record GetProcessMemoryInfo(
    @Nullable Long workingSetBytes,
    @Nullable Long privateBytes,
    @Nullable Long pageFaults,
    @Nullable Long privateWorkingSetBytes,
    @Nullable Long sharedCommitBytes)
    implements Step {
  private static final SystemCallKind CALL = SystemCallKind.GET_PROCESS_MEMORY_INFO;

  @Override
  public StepRun start(ProgramContext context) {
    return new CallRun(
        new SystemCall.GetProcessMemoryInfo(), Win32Error.ERROR_SUCCESS, this::check);
  }

  private Demand check(ProgramContext context) {
    var found = context.lastResult().found(CallInformation.ProcessCounters.class);
    return List.of(
            CallRun.compare(CALL, "working-set", workingSetBytes, found.workingSetSize()),
            CallRun.compare(CALL, "private", privateBytes, found.privateUsage()),
            CallRun.compare(CALL, "page-faults", pageFaults, found.pageFaultCount()),
            CallRun.compare(
                CALL, "private-working-set", privateWorkingSetBytes, found.privateWorkingSetSize()),
            CallRun.compare(CALL, "shared-commit", sharedCommitBytes, found.sharedCommitUsage()))
        .stream()
        .filter(Demand.Fail.class::isInstance)
        .findFirst()
        .orElse(Demand.Done.DONE);
  }

  /**
   * Reads {@code GetProcessMemoryInfo { working-set, private, page-faults, private-working-set,
   * shared-commit }}.
   */
  public static final class Kind implements StepKind {
    @Override
    public String name() {
      return CALL.callName();
    }

    @Override
    public @Nullable Step parse(ConfigNode value, ProgramParser parser) {
      return value.object(
          fields ->
              new GetProcessMemoryInfo(
                  Expected.bytes(fields, "working-set"),
                  Expected.bytes(fields, "private"),
                  Expected.count(fields, "page-faults"),
                  Expected.bytes(fields, "private-working-set"),
                  Expected.bytes(fields, "shared-commit")));
    }
  }
}
