package org.faultline.actors.naive;

import java.util.Optional;
import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.AddressSpace;
import org.faultline.memory.address.CallPlan;
import org.faultline.memory.address.MemoryBasicInformation;
import org.faultline.memory.address.MemoryWork;
import org.faultline.memory.address.Pte;
import org.faultline.memory.address.Region;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.address.Win32Result;
import org.faultline.memory.section.SectionWork;
import org.faultline.memory.server.Finding;
import org.faultline.memory.server.MemoryStatus;
import org.faultline.memory.server.SectionFindings;
import org.faultline.workload.program.CallInformation;
import org.faultline.workload.program.CallResult;
import org.faultline.workload.program.SystemCall;

/** The system calls of one process, each in as many requests as it needs. */
final class NaiveSystemCalls {
  private final AddressSpace space;
  private final NaiveReservedViews views;
  private SystemCall call;
  private CallPlan.Ready plan;

  /** How the call ended; null while it has not. */
  CallResult result;

  NaiveSystemCalls(AddressSpace space, NaiveReservedViews views) {
    this.space = space;
    this.views = views;
  }

  boolean isUnderWay() {
    return call != null;
  }

  /** The number of the call in events. */
  int number() {
    return call.kind().number();
  }

  /** It is over. */
  void forget() {
    call = null;
    plan = null;
  }

  /** Begins a call; what it needs first, or null where it has ended. */
  NaiveStop make(SystemCall made) {
    call = made;
    result = null;
    NaiveStop unknown = null;
    if (made instanceof SystemCall.VirtualQuery c) {
      unknown = views.ask(c.address(), 0);
    } else if (made instanceof SystemCall.VirtualProtect c) {
      unknown = views.ask(c.address(), c.size());
    } else if (made instanceof SystemCall.VirtualLock c) {
      unknown = views.ask(c.address(), c.size());
    }
    return unknown != null ? unknown : known();
  }

  private NaiveStop known() {
    SectionWork asked = NaiveCalls.asked(call);
    if (asked != null) {
      return new NaiveStop.Call(MemoryWork.NONE.and(asked));
    } else if (call instanceof SystemCall.VirtualQuery query) {
      Optional<MemoryBasicInformation> found = space.query(query.address());
      Win32Error error =
          found.isPresent() ? Win32Error.ERROR_SUCCESS : Win32Error.ERROR_INVALID_PARAMETER;
      result = new CallResult(error, 0, found.map(CallInformation.Run::new).orElse(null), null);
      return null;
    } else if (call instanceof SystemCall.QueryWorkingSetEx c) {
      return workingSetEntry(c.address() / AddressLayout.PAGE_SIZE);
    } else if (call instanceof SystemCall.GlobalMemoryStatusEx
        || call instanceof SystemCall.GetProcessMemoryInfo) {
      return new NaiveStop.Inquiry();
    }
    return planned(NaiveCalls.plan(space, call));
  }

  private NaiveStop workingSetEntry(long page) {
    if (space.isSharedData(page) && (space.pageTable().get(page) & Pte.VALID) != 0) {
      return new NaiveStop.Call(MemoryWork.NONE.and(new SectionWork.FindShares(page)));
    }
    result = CallResult.found(NaiveFigures.entry(space, page, 0));
    return null;
  }

  private NaiveStop planned(CallPlan planned) {
    if (!(planned instanceof CallPlan.Ready ready)) {
      result = result(planned.result());
      return null;
    } else if (ready.needsManager()) {
      plan = ready;
      return new NaiveStop.Call(ready.work());
    }
    result = result(space.apply(ready));
    return null;
  }

  private static CallResult result(Win32Result result) {
    return new CallResult(result.error(), result.value(), null, null);
  }

  /** Goes on with an answer; what the call needs next, or null where it has ended. */
  NaiveStop answered(Win32Error error, Finding finding) {
    if (views.isUnderWay()) {
      views.answered(finding);
      views.forget();
      return known();
    } else if (error != Win32Error.ERROR_SUCCESS) {
      result = CallResult.failure(error);
      return null;
    } else if (plan == null && call instanceof SystemCall.MapViewOfFile c) {
      SectionFindings.SectionFound found = (SectionFindings.SectionFound) finding;
      return planned(
          space.planMapView(
              found.section(),
              c.handle(),
              found.access(),
              c.access(),
              c.offset(),
              c.size(),
              c.address()));
    }
    Win32Result applied = plan == null ? Win32Result.success(0) : space.apply(plan);
    result = finding == null ? result(applied) : found(finding);
    if (call instanceof SystemCall.MapViewOfFile) {
      Region view = space.region(applied.value() / AddressLayout.PAGE_SIZE);
      long pages = view.lastPage() - view.firstPage() + 1;
      result =
          new CallResult(
              applied.error(),
              applied.value(),
              new CallInformation.ViewMapped(pages * AddressLayout.PAGE_SIZE),
              null);
    }
    return null;
  }

  private CallResult found(Finding finding) {
    if (finding instanceof SectionFindings.SectionFound found) {
      boolean existed = found.existed() && call instanceof SystemCall.CreateFileMapping;
      return new CallResult(
          Win32Error.ERROR_SUCCESS,
          found.handle(),
          new CallInformation.SectionOpened(existed),
          null);
    } else if (finding instanceof SectionFindings.HandleOpened opened) {
      return CallResult.success(opened.handle());
    } else if (finding instanceof SectionFindings.FileSize size) {
      return CallResult.success(size.bytes());
    } else if (finding instanceof MemoryStatus status) {
      return CallResult.found(
          call instanceof SystemCall.GetProcessMemoryInfo
              ? NaiveFigures.counters(status)
              : NaiveFigures.memory(space, status));
    } else if (call instanceof SystemCall.QueryWorkingSetEx c) {
      long page = c.address() / AddressLayout.PAGE_SIZE;
      int shares = ((SectionFindings.ShareCount) finding).count();
      return CallResult.found(NaiveFigures.entry(space, page, shares));
    }
    return CallResult.found(
        new CallInformation.BytesRead(((SectionFindings.BytesRead) finding).bytes()));
  }
}
