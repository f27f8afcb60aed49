package org.faultline.actors.naive;

import org.faultline.memory.address.AddressSpace;
import org.faultline.memory.address.CallPlan;
import org.faultline.memory.section.SectionWork;
import org.faultline.workload.program.SystemCall;

/** The system calls that the naive machine knows. */
final class NaiveCalls {
  private NaiveCalls() {}

  /** What the call asks before it is planned, or all that it asks; null of other calls. */
  static SectionWork asked(SystemCall call) {
    if (call instanceof SystemCall.MapViewOfFile c) {
      return new SectionWork.FindSection(c.handle());
    } else if (call instanceof SystemCall.OpenFileMapping c) {
      return new SectionWork.OpenSection(c.name(), c.access(), c.inherit());
    } else if (call instanceof SystemCall.CloseHandle c) {
      return new SectionWork.CloseHandle(c.handle());
    } else if (call instanceof SystemCall.CreateFile c) {
      return new SectionWork.CreateFile(c.name(), c.access(), c.disposition(), c.inherit());
    } else if (call instanceof SystemCall.ReadFile c) {
      return new SectionWork.ReadFile(c.handle(), c.offset(), c.bytes());
    } else if (call instanceof SystemCall.WriteFile c) {
      return new SectionWork.WriteFile(c.handle(), c.offset(), c.bytes());
    } else if (call instanceof SystemCall.GetFileSize c) {
      return new SectionWork.GetFileSize(c.handle());
    } else if (call instanceof SystemCall.SetEndOfFile c) {
      return new SectionWork.SetEndOfFile(c.handle(), c.size());
    }
    return null;
  }

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
    } else if (call instanceof SystemCall.CreateFileMapping c) {
      return space.planCreateSection(c.file(), c.protect(), c.size(), c.name(), c.inherit());
    } else if (call instanceof SystemCall.UnmapViewOfFileEx c) {
      return space.planUnmapViewEx(c.address(), c.flags());
    } else if (call instanceof SystemCall.UnmapViewOfFile c) {
      return space.planUnmapView(c.address());
    } else if (call instanceof SystemCall.FlushViewOfFile c) {
      return space.planFlushView(c.address(), c.size());
    }
    SystemCall.VirtualUnlock c = (SystemCall.VirtualUnlock) call;
    return space.planUnlock(c.address(), c.size());
  }
}
