package org.faultline.workload.program;

import org.faultline.memory.address.Win32Error;
import org.faultline.workload.strace.AllocationStep;

/** What a recorded program did to its memory, as calls of Win32. */
final class AllocationCalls {
  private static final int MEM_COMMIT = 0x1000;
  private static final int MEM_RESERVE = 0x2000;
  private static final int MEM_DECOMMIT = 0x4000;
  private static final int MEM_RELEASE = 0x8000;
  private static final int MEM_RESET = 0x8_0000;
  private static final int PAGE_READWRITE = 0x04;
  private static final Win32Error GRANTED = Win32Error.ERROR_SUCCESS;

  private AllocationCalls() {}

  /** The call. */
  static Step step(AllocationStep step) {
    String name = name(step);
    Place place = Place.of(name, step.offsetBytes(), step.bytes());
    int protect = step.protect();
    return switch (step.kind()) {
      case RESERVE -> VirtualAlloc.anywhere(name, step.bytes(), MEM_RESERVE, protect);
      case ALLOCATE -> VirtualAlloc.anywhere(name, step.bytes(), MEM_RESERVE | MEM_COMMIT, protect);
      case COMMIT -> new VirtualAlloc(null, place, MEM_COMMIT, protect, GRANTED);
      case RESET -> new VirtualAlloc(null, place, MEM_RESET, PAGE_READWRITE, GRANTED);
      case PROTECT -> new VirtualProtect(place, protect, GRANTED);
      case LOCK -> asked(place, SystemCall.VirtualLock::new);
      case UNLOCK -> asked(place, SystemCall.VirtualUnlock::new);
      case DECOMMIT -> new VirtualFree(place, MEM_DECOMMIT, GRANTED);
      case RELEASE -> new VirtualFree(Place.of(name), MEM_RELEASE, GRANTED);
    };
  }

  /** What the reservation of {@code step} is bound to. */
  static String name(AllocationStep step) {
    return "region" + step.region();
  }

  /** Makes a call from an address and a size. */
  private interface Call {
    SystemCall of(long address, long size);
  }

  /** A call that may be refused, as locking is where the working set is too small. */
  private static Step asked(Place place, Call call) {
    return context ->
        new OnceRun(
            running -> {
              ProgramContext.Range range = place.resolve(running);
              return new Demand.Call(call.of(range.address(), range.size()));
            });
  }
}
