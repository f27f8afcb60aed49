package org.faultline.actors.process;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.faultline.memory.address.AddressSpace;
import org.faultline.memory.address.CallPlan;
import org.faultline.memory.address.MemoryBasicInformation;
import org.faultline.memory.address.MemoryWork;
import org.faultline.memory.address.PageLocation;
import org.faultline.memory.address.PageRange;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.address.Win32Result;
import org.faultline.memory.address.WriteWatch;
import org.faultline.memory.server.Finding;
import org.faultline.memory.server.MemoryStatus;
import org.faultline.memory.server.PagePlaces;
import org.faultline.memory.server.Request;
import org.faultline.workload.program.CallInformation;
import org.faultline.workload.program.CallResult;
import org.faultline.workload.program.SystemCall;
import org.jspecify.annotations.Nullable;

/**
 * Makes the system calls of one process: those that need the MemoryManager are planned, and applied
 * once it has granted what they need.
 */
final class SystemCalls {
  private final AddressSpace space;
  private final DataPages data;
  private final PageUses uses;
  // The call that waits for an answer, if one does, and what was planned of it, if anything.
  private @Nullable SystemCall waiting;
  private CallPlan.@Nullable Ready plan;

  SystemCalls(ProcessState state) {
    space = state.space();
    data = state.data();
    uses = state.uses();
  }

  /** How far a call came. */
  sealed interface Outcome {}

  /** It is done. */
  record Done(SystemCall call, CallResult result) implements Outcome {}

  /** It waits for the answer to a request. */
  record Waiting(Request request) implements Outcome {}

  /** Makes a call as far as the process can by itself. */
  Outcome make(SystemCall call) {
    if (call instanceof SystemCall.VirtualQuery query) {
      return done(call, query(query.address()));
    } else if (call instanceof SystemCall.GetWriteWatch c) {
      return done(call, written(c));
    } else if (call instanceof SystemCall.ResetWriteWatch c) {
      return done(call, result(space.resetWriteWatch(c.address(), c.size())));
    } else if (call instanceof SystemCall.QueryWorkingSet) {
      return done(call, CallResult.found(ProcessViews.workingSet(space)));
    } else if (call instanceof SystemCall.GlobalMemoryStatusEx
        || call instanceof SystemCall.GetProcessMemoryInfo) {
      return request(call, Request.Inquiry.INQUIRY);
    } else if (call instanceof SystemCall.MapAddressSpace) {
      return request(call, Request.Locate.LOCATE);
    }
    return planned(call, plan(call));
  }

  private Outcome planned(SystemCall call, CallPlan planned) {
    if (!(planned instanceof CallPlan.Ready ready)) {
      return done(call, result(planned.result()));
    }
    if (!ready.needsManager()) {
      return done(call, result(space.apply(ready)));
    }
    plan = ready;
    return request(
        call, new Request.Call(call.kind(), ready.work(), false, Win32Error.ERROR_SUCCESS));
  }

  private Outcome request(SystemCall call, Request request) {
    waiting = call;
    return new Waiting(request);
  }

  /** What the call that waits for an answer needs. */
  MemoryWork waitingWork() {
    return plan == null ? MemoryWork.NONE : plan.work();
  }

  /**
   * The MemoryManager granted what the call needs, or refused it with an error.
   *
   * @param finding what it asked for, if it is an inquiry
   */
  Done answered(Win32Error answer, @Nullable Finding finding) {
    SystemCall call = Objects.requireNonNull(waiting, "a call waits for the answer");
    CallPlan.Ready ready = plan;
    waiting = null;
    plan = null;
    if (answer != Win32Error.ERROR_SUCCESS) {
      return done(call, CallResult.failure(answer));
    } else if (finding instanceof PagePlaces places && call instanceof SystemCall.MapAddressSpace) {
      return done(call, CallResult.found(ProcessViews.map(space, places)));
    } else if (finding instanceof MemoryStatus status) {
      return done(
          call,
          CallResult.found(
              call instanceof SystemCall.GlobalMemoryStatusEx
                  ? ProcessViews.memoryStatus(space, status)
                  : ProcessViews.counters(status)));
    }
    return applied(call, Objects.requireNonNull(ready, "the call was planned"), finding);
  }

  private Done applied(SystemCall call, CallPlan.Ready ready, @Nullable Finding finding) {
    ready.work().contents().discard().forEach(data::discard);
    ready.work().contents().reset().forEach(data::reset);
    for (PageRange range : ready.work().contents().undoReset()) {
      List<Long> kept = data.undoReset(range, inMemory(finding));
      if (kept == null) {
        return done(call, CallResult.failure(Win32Error.ERROR_INVALID_ADDRESS));
      }
      kept.forEach(page -> uses.dirty(page));
    }
    return done(call, result(space.apply(ready)));
  }

  private static Set<Long> inMemory(@Nullable Finding finding) {
    Set<Long> found = new HashSet<>();
    if (finding instanceof PagePlaces places) {
      for (int i = 0; i < places.pages().length; i++) {
        if (places.places().get(i) != PageLocation.PAGEFILE) {
          found.add(places.pages()[i]);
        }
      }
    }
    return found;
  }

  private CallPlan plan(SystemCall call) {
    if (call instanceof SystemCall.VirtualAlloc c) {
      return space.planAlloc(c.address(), c.size(), c.type(), c.protect());
    } else if (call instanceof SystemCall.ReserveForRecording c) {
      return space.planRecording(c.size(), c.type(), c.protect());
    } else if (call instanceof SystemCall.VirtualFree c) {
      return space.planFree(c.address(), c.size(), c.type());
    } else if (call instanceof SystemCall.VirtualProtect c) {
      return space.planProtect(c.address(), c.size(), c.protect(), c.oldProtectGiven());
    } else if (call instanceof SystemCall.VirtualLock c) {
      return space.planLock(c.address(), c.size());
    } else if (call instanceof SystemCall.VirtualUnlock c) {
      return space.planUnlock(c.address(), c.size());
    } else if (call instanceof SystemCall.PrefetchVirtualMemory c) {
      return space.planPrefetch(c.address(), c.size());
    } else if (call instanceof SystemCall.SetProcessWorkingSetSize c) {
      return space.planWorkingSetSize(c.minimum(), c.maximum());
    } else if (call instanceof SystemCall.EmptyWorkingSet) {
      return space.planEmptyWorkingSet();
    } else if (call instanceof SystemCall.CreateStack c) {
      return space.planStack(c.reserve(), c.commit());
    }
    throw new IllegalArgumentException("no such system call: " + call);
  }

  private CallResult query(long address) {
    Optional<MemoryBasicInformation> found = space.query(address);
    return found.isPresent()
        ? CallResult.found(new CallInformation.Run(found.get()))
        : CallResult.failure(Win32Error.ERROR_INVALID_PARAMETER);
  }

  private CallResult written(SystemCall.GetWriteWatch call) {
    WriteWatch.Written found =
        space.getWriteWatch(call.address(), call.size(), call.capacity(), call.flags());
    List<Long> pages = found.addresses();
    return found.error() == Win32Error.ERROR_SUCCESS
        ? CallResult.found(new CallInformation.WrittenPages(pages, found.granularity()))
        : CallResult.failure(found.error());
  }

  private static CallResult result(Win32Result result) {
    return new CallResult(result.error(), result.value(), null, null);
  }

  private static Done done(SystemCall call, CallResult result) {
    return new Done(call, result);
  }
}
