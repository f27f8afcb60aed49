package org.faultline.actors.process;

import java.util.Optional;
import org.faultline.actors.message.Stop;
import org.faultline.memory.address.AddressSpace;
import org.faultline.memory.address.CallPlan;
import org.faultline.memory.address.MemoryBasicInformation;
import org.faultline.memory.address.MemoryWork;
import org.faultline.memory.address.PageRange;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.address.Win32Result;
import org.faultline.workload.program.CallResult;
import org.faultline.workload.program.SystemCall;

/**
 * Makes the system calls of one process: those that need the MemoryManager are planned, and applied
 * once it has granted what they need.
 */
final class SystemCalls {
  private final AddressSpace space;
  private final DataPages data;
  private CallPlan.Ready waiting;
  private int waitingNumber;

  SystemCalls(AddressSpace space, DataPages data) {
    this.space = space;
    this.data = data;
  }

  /** A call that is done, or the request that it needs. */
  record Outcome(int number, CallResult result, Stop.Call request) {}

  /** Makes a call as far as the process can by itself. */
  Outcome make(SystemCall call) {
    int number = number(call);
    if (call instanceof SystemCall.VirtualQuery query) {
      Optional<MemoryBasicInformation> found = space.query(query.address());
      return found.isPresent()
          ? done(number, Win32Result.success(0), found.get())
          : done(number, Win32Result.failure(Win32Error.ERROR_INVALID_PARAMETER), null);
    }
    CallPlan plan = plan(call);
    if (!(plan instanceof CallPlan.Ready ready)) {
      return done(number, plan.result(), null);
    }
    if (ready.needsManager()) {
      waiting = ready;
      waitingNumber = number;
      return new Outcome(
          number, null, new Stop.Call(number, ready.work(), false, Win32Error.ERROR_SUCCESS));
    }
    return done(number, space.apply(ready), null);
  }

  /** What the call that waits for an answer needs. */
  MemoryWork waitingWork() {
    return waiting.work();
  }

  /** The MemoryManager granted what the call needs, or refused it with an error. */
  Outcome answered(Win32Error answer) {
    CallPlan.Ready ready = waiting;
    waiting = null;
    if (answer != Win32Error.ERROR_SUCCESS) {
      return done(waitingNumber, Win32Result.failure(answer), null);
    }
    MemoryWork work = ready.work();
    for (PageRange range : work.discard()) {
      data.discard(range);
    }
    work.reset().forEach(data::reset);
    return done(waitingNumber, space.apply(ready), null);
  }

  private CallPlan plan(SystemCall call) {
    if (call instanceof SystemCall.VirtualAlloc c) {
      return space.planAlloc(c.address(), c.size(), c.type(), c.protect());
    } else if (call instanceof SystemCall.VirtualFree c) {
      return space.planFree(c.address(), c.size(), c.type());
    } else if (call instanceof SystemCall.VirtualProtect c) {
      return space.planProtect(c.address(), c.size(), c.protect());
    } else if (call instanceof SystemCall.VirtualLock c) {
      return space.planLock(c.address(), c.size());
    } else if (call instanceof SystemCall.VirtualUnlock c) {
      return space.planUnlock(c.address(), c.size());
    } else if (call instanceof SystemCall.PrefetchVirtualMemory c) {
      return space.planPrefetch(c.address(), c.size());
    }
    throw new IllegalArgumentException("no such system call: " + call);
  }

  private static Outcome done(int number, Win32Result result, MemoryBasicInformation found) {
    return new Outcome(number, new CallResult(result.error(), result.value(), found, null), null);
  }

  /** The calls by number, as events name them. */
  static int number(SystemCall call) {
    if (call instanceof SystemCall.VirtualAlloc) {
      return 1;
    } else if (call instanceof SystemCall.VirtualFree) {
      return 2;
    } else if (call instanceof SystemCall.VirtualProtect) {
      return 3;
    } else if (call instanceof SystemCall.VirtualQuery) {
      return 4;
    } else if (call instanceof SystemCall.VirtualLock) {
      return 5;
    } else if (call instanceof SystemCall.VirtualUnlock) {
      return 6;
    }
    return 7;
  }
}
