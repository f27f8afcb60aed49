package org.faultline.actors.process;

import org.faultline.memory.address.AddressLayout;
import org.faultline.memory.address.AddressSpace;
import org.faultline.memory.address.CallPlan;
import org.faultline.memory.address.Protection;
import org.faultline.memory.address.Pte;
import org.faultline.memory.address.Region;
import org.faultline.memory.address.Win32Error;
import org.faultline.memory.section.SectionWork;
import org.faultline.memory.server.Finding;
import org.faultline.memory.server.SectionFindings;
import org.faultline.workload.program.CallInformation;
import org.faultline.workload.program.CallResult;
import org.faultline.workload.program.SystemCall;
import org.jspecify.annotations.Nullable;

/**
 * What calls on handles, sections, views and files ask of the MemoryManager, and what they find.
 */
final class SectionRequests {
  private static final int MOST_SHARE_COUNT = 7;

  private final AddressSpace space;

  SectionRequests(AddressSpace space) {
    this.space = space;
  }

  /**
   * What a call asks before anything can be planned, or all that it asks; absent for calls that are
   * planned first.
   */
  @Nullable SectionWork asked(SystemCall call) {
    if (call instanceof SystemCall.MapViewOfFile c) {
      return new SectionWork.FindSection(c.handle());
    } else if (call instanceof SystemCall.MapViewOfFile3 c) {
      return new SectionWork.FindSection(c.handle());
    } else if (call instanceof SystemCall.OpenFileMapping c) {
      return new SectionWork.OpenSection(c.name(), c.access(), c.inherit());
    } else if (call instanceof SystemCall.CloseHandle c) {
      return new SectionWork.CloseHandle(c.handle());
    } else if (call instanceof SystemCall.DuplicateHandle c) {
      return new SectionWork.DuplicateHandle(
          c.handle(), c.target(), c.access(), c.inherit(), c.closeSource());
    } else if (call instanceof SystemCall.InheritHandles c) {
      return new SectionWork.InheritHandles(c.parent());
    } else if (call instanceof SystemCall.QueryWorkingSetEx c && isShared(c.address())) {
      return new SectionWork.FindShares(c.address() >>> AddressLayout.PAGE_SHIFT);
    }
    return file(call);
  }

  private static @Nullable SectionWork file(SystemCall call) {
    if (call instanceof SystemCall.CreateFile c) {
      return new SectionWork.CreateFile(c.name(), c.access(), c.disposition(), c.inherit());
    } else if (call instanceof SystemCall.DeleteFile c) {
      return new SectionWork.DeleteFile(c.name());
    } else if (call instanceof SystemCall.ReadFile c) {
      return new SectionWork.ReadFile(c.handle(), c.offset(), c.bytes());
    } else if (call instanceof SystemCall.WriteFile c) {
      return new SectionWork.WriteFile(c.handle(), c.offset(), c.bytes());
    } else if (call instanceof SystemCall.SetEndOfFile c) {
      return new SectionWork.SetEndOfFile(c.handle(), c.size());
    } else if (call instanceof SystemCall.GetFileSize c) {
      return new SectionWork.GetFileSize(c.handle());
    }
    return null;
  }

  /** Plans a view of the section that was found. */
  CallPlan plan(SystemCall call, SectionFindings.SectionFound found) {
    if (call instanceof SystemCall.MapViewOfFile c) {
      return space.planMapView(
          found.section(),
          c.handle(),
          found.access(),
          c.access(),
          c.offset(),
          c.size(),
          c.address());
    } else if (call instanceof SystemCall.MapViewOfFile3 c) {
      return space.planMapView3(
          found.section(),
          c.handle(),
          found.access(),
          c.address(),
          c.offset(),
          c.size(),
          c.type(),
          c.protect());
    }
    throw new IllegalArgumentException("no view is mapped by " + call);
  }

  /** Whether a view is planned once its section is found. */
  static boolean mapsView(SystemCall call) {
    return call instanceof SystemCall.MapViewOfFile || call instanceof SystemCall.MapViewOfFile3;
  }

  /** What a call gives that mapped a view. */
  CallResult mapped(CallResult applied) {
    Region view = space.region(applied.value() >>> AddressLayout.PAGE_SHIFT);
    long pages = view == null ? 0 : view.lastPage() - view.firstPage() + 1;
    return new CallResult(
        applied.error(),
        applied.value(),
        new CallInformation.ViewMapped(pages << AddressLayout.PAGE_SHIFT),
        null);
  }

  /** What a call that was granted, and changes no address, gives. */
  CallResult result(SystemCall call, @Nullable Finding finding) {
    if (finding instanceof SectionFindings.SectionFound found) {
      boolean existed = found.existed() && call instanceof SystemCall.CreateFileMapping;
      return new CallResult(
          Win32Error.ERROR_SUCCESS,
          found.handle(),
          new CallInformation.SectionOpened(existed),
          null);
    } else if (finding instanceof SectionFindings.HandleOpened opened) {
      return CallResult.success(opened.handle());
    } else if (finding instanceof SectionFindings.BytesRead read) {
      return CallResult.found(new CallInformation.BytesRead(read.bytes()));
    } else if (finding instanceof SectionFindings.FileSize size) {
      return CallResult.success(size.bytes());
    } else if (finding instanceof SectionFindings.ShareCount shares
        && call instanceof SystemCall.QueryWorkingSetEx c) {
      return workingSetEntry(c.address(), shares.count());
    }
    return CallResult.success(0);
  }

  private boolean isShared(long address) {
    long page = address >>> AddressLayout.PAGE_SHIFT;
    return space.isSharedData(page) && (space.pageTable().get(page) & Pte.VALID) != 0;
  }

  /** QueryWorkingSetEx of a page that so many working sets hold. */
  CallResult workingSetEntry(long address, int shares) {
    long page = address >>> AddressLayout.PAGE_SHIFT;
    long pte = space.pageTable().get(page);
    boolean valid = (pte & Pte.VALID) != 0;
    return CallResult.found(
        new CallInformation.WorkingSetEntry(
            valid,
            space.isSharedData(page),
            valid ? Math.min(MOST_SHARE_COUNT, shares) : 0,
            valid ? Protection.toConstants(pte) : 0,
            valid && (pte & Pte.LOCKED) != 0));
  }
}
