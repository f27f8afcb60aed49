package org.faultline.actors.naive;

import java.util.Arrays;
import org.faultline.memory.address.AddressSpace;
import org.faultline.memory.address.CallPlan;
import org.faultline.workload.program.SystemCall;

/** The system calls that the naive machine knows. */
final class NaiveCalls {
  private NaiveCalls() {}

  /** What the call would do to the address space. */
  static CallPlan plan(AddressSpace space, SystemCall call) {
    if (call instanceof SystemCall.VirtualAlloc c) {
      return space.planAlloc(c.address(), c.size(), c.type(), c.protect());
    } else if (call instanceof SystemCall.VirtualFree c) {
      return space.planFree(c.address(), c.size(), c.type());
    } else if (call instanceof SystemCall.VirtualProtect c) {
      return space.planProtect(c.address(), c.size(), c.protect());
    } else if (call instanceof SystemCall.VirtualLock c) {
      return space.planLock(c.address(), c.size());
    } else if (call instanceof SystemCall.PrefetchVirtualMemory c) {
      return space.planPrefetch(c.address(), c.size());
    } else if (call instanceof SystemCall.EmptyWorkingSet) {
      return space.planEmptyWorkingSet();
    }
    SystemCall.VirtualUnlock c = (SystemCall.VirtualUnlock) call;
    return space.planUnlock(c.address(), c.size());
  }

  /** The number of the call in events. */
  static int number(SystemCall call) {
    if (call instanceof SystemCall.PrefetchVirtualMemory) {
      return 17;
    } else if (call instanceof SystemCall.EmptyWorkingSet) {
      return 10;
    }
    return 1
        + Arrays.asList("Alloc", "Free", "Protect", "Query", "Lock", "Unlock")
            .indexOf(call.getClass().getSimpleName().replace("Virtual", ""));
  }
}
