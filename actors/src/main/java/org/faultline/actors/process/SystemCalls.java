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
import org.faultline.memory.address.Region;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.address.Win32Result;
import org.faultline.memory.address.WriteWatch;
import org.faultline.memory.section.SectionWork;
import org.faultline.memory.server.Finding;
import org.faultline.memory.server.MemoryStatus;
import org.faultline.memory.server.PagePlaces;
import org.faultline.memory.server.Request;
import org.faultline.memory.server.SectionFindings;
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
  private final CommitQuestions views;
  private final SectionRequests sections;
  private final ImageRequests images;
  // The call that waits for an answer, if one does, and what was planned of it, if anything.
  private @Nullable SystemCall waiting;
  private CallPlan.@Nullable Ready plan;
  // The address up to which views that the call concerns have been asked for.
  private long knownUntil;

  SystemCalls(ProcessState state) {
    space = state.memory().space();
    views = state.memory().views();
    sections = new SectionRequests(space);
    images = new ImageRequests(space);
    data = state.memory().data();
    uses = state.memory().uses();
  }

  /** How far a call came. */
  sealed interface Outcome {}

  /** It is done. */
  record Done(SystemCall call, CallResult result) implements Outcome {}

  /** It waits for the answer to a request. */
  record Waiting(Request request) implements Outcome {}

  /** Makes a call as far as the process can by itself. */
  Outcome make(SystemCall call) {
    Request unknown = unknown(call);
    if (unknown != null) {
      return request(call, unknown);
    }
    SectionWork asked = images.asks(call) ? images.asked(call) : sections.asked(call);
    return asked == null ? makeKnown(call) : request(call, asked);
  }

  /** What must be known of views before the call is planned, if anything. */
  private @Nullable Request unknown(SystemCall call) {
    if (call instanceof SystemCall.VirtualQuery c) {
      return views.ask(c.address(), 0);
    } else if (call instanceof SystemCall.VirtualProtect c) {
      return views.ask(c.address(), c.size());
    } else if (call instanceof SystemCall.VirtualLock c) {
      return views.askBehind(knownUntil, c.address(), c.size());
    }
    return null;
  }

  /** What is committed of one view is known; a lock may go over several. */
  private Outcome known(SystemCall call, @Nullable Finding finding) {
    knownUntil = views.answered(finding);
    views.forget();
    Request more = call instanceof SystemCall.VirtualLock ? unknown(call) : null;
    knownUntil = more == null ? 0 : knownUntil;
    return more == null ? makeKnown(call) : request(call, more);
  }

  private Outcome makeKnown(SystemCall call) {
    if (call instanceof SystemCall.VirtualQuery query) {
      return done(call, query(query.address()));
    } else if (call instanceof SystemCall.GetWriteWatch c) {
      return done(call, written(c));
    } else if (call instanceof SystemCall.ResetWriteWatch c) {
      return done(call, result(space.resetWriteWatch(c.address(), c.size())));
    } else if (call instanceof SystemCall.QueryWorkingSetEx c) {
      return done(call, sections.workingSetEntry(c.address(), 0));
    } else if (call instanceof SystemCall.QueryWorkingSet) {
      return done(call, CallResult.found(ProcessViews.workingSet(space)));
    } else if (call instanceof SystemCall.GlobalMemoryStatusEx
        || call instanceof SystemCall.GetProcessMemoryInfo) {
      return request(call, Request.Inquiry.INQUIRY);
    } else if (call instanceof SystemCall.MapAddressSpace) {
      return request(call, Request.Locate.LOCATE);
    }
    return planned(call, images.asks(call) ? images.plan(call) : plan(call));
  }

  private Outcome planned(SystemCall call, CallPlan planned) {
    if (!(planned instanceof CallPlan.Ready ready)) {
      return done(call, result(planned.result()));
    }
    if (!ready.needsManager()) {
      return done(call, images.result(call, result(space.apply(ready)), true));
    }
    plan = ready;
    return request(
        call, new Request.Call(call.kind(), ready.work(), false, Win32Error.ERROR_SUCCESS));
  }

  private Outcome request(SystemCall call, SectionWork asked) {
    return request(
        call,
        new Request.Call(call.kind(), MemoryWork.NONE.and(asked), false, Win32Error.ERROR_SUCCESS));
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
   * The MemoryManager granted what the call needs, or refused it with an error; the call may then
   * have more to ask.
   *
   * @param finding what it asked for, if it is an inquiry
   */
  Outcome answered(Win32Error answer, @Nullable Finding finding) {
    SystemCall call = Objects.requireNonNull(waiting, "a call waits for the answer");
    CallPlan.Ready ready = plan;
    waiting = null;
    plan = null;
    if (views.isUnderWay()) {
      return known(call, finding);
    } else if (answer != Win32Error.ERROR_SUCCESS) {
      return done(call, CallResult.failure(answer));
    } else if (ready == null && finding instanceof SectionFindings.SectionFound found) {
      return SectionRequests.mapsView(call)
          ? planned(call, sections.plan(call, found))
          : done(call, sections.result(call, found));
    } else if (finding instanceof SectionFindings.ImageFound found) {
      return planned(call, images.plan(found.section()));
    } else if (finding instanceof PagePlaces places && call instanceof SystemCall.MapAddressSpace) {
      return done(call, CallResult.found(ProcessViews.map(space, places)));
    } else if (finding instanceof MemoryStatus status) {
      return done(
          call,
          CallResult.found(
              call instanceof SystemCall.GlobalMemoryStatusEx
                  ? ProcessViews.memoryStatus(space, status.machine())
                  : ProcessViews.counters(status.own())));
    }
    return ready == null
        ? done(call, sections.result(call, finding))
        : applied(call, ready, finding);
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
    forgetCopies(ready.work().section());
    CallResult applied = result(space.apply(ready));
    if (call instanceof SystemCall.CreateFileMapping) {
      return done(call, sections.result(call, finding));
    }
    return done(
        call,
        SectionRequests.mapsView(call)
            ? sections.mapped(applied)
            : images.result(call, applied, false));
  }

  /** What the process copied of a view that goes is lost. */
  private void forgetCopies(@Nullable SectionWork asked) {
    Region view =
        asked instanceof SectionWork.UnmapView unmap ? space.region(unmap.firstPage()) : null;
    if (view != null) {
      data.discard(new PageRange(view.firstPage(), view.lastPage()));
    }
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
      return space.planStack(c.reserveBytes(), c.commitBytes());
    }
    return planView(call);
  }

  private CallPlan planView(SystemCall call) {
    if (call instanceof SystemCall.CreateFileMapping c) {
      return space.planCreateSection(c.file(), c.protect(), c.size(), c.name(), c.inherit());
    } else if (call instanceof SystemCall.UnmapViewOfFile c) {
      return space.planUnmapView(c.address());
    } else if (call instanceof SystemCall.UnmapViewOfFileEx c) {
      return space.planUnmapViewEx(c.address(), c.flags());
    } else if (call instanceof SystemCall.FlushViewOfFile c) {
      return space.planFlushView(c.address(), c.size());
    } else if (call instanceof SystemCall.VirtualAlloc2 c) {
      return space.planAlloc2(c.address(), c.size(), c.type(), c.protect());
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
