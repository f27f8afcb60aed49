package org.faultline.lab.verification.win32;

import static org.faultline.memory.section.SectionConstants.FILE_MAP_COPY;
import static org.faultline.memory.section.SectionConstants.FILE_MAP_WRITE;

import java.util.function.UnaryOperator;
import org.faultline.memory.address.AllocationType;
import org.faultline.memory.address.Protection;
import org.faultline.memory.section.SectionWork;
import org.faultline.workload.program.Demand;
import org.faultline.workload.program.StepRun;
import org.faultline.workload.program.SystemCall;

/** Machines with a defect: what a process asks for reaches the system altered. */
enum Defects {
  COMMIT_ROUNDS_TO_THE_ALLOCATION_GRANULARITY(
      call ->
          call instanceof SystemCall.VirtualAlloc c && c.type() == AllocationType.MEM_COMMIT
              ? new SystemCall.VirtualAlloc(
                  c.address() & -0x1_0000L, c.size(), c.type(), c.protect())
              : call),
  GUARD_BIT_LOST(
      call ->
          call instanceof SystemCall.VirtualProtect c
              ? new SystemCall.VirtualProtect(
                  c.address(), c.size(), c.protect() & ~Protection.PAGE_GUARD, c.oldProtectGiven())
              : call),
  DECOMMIT_FORGETS_THE_LAST_PAGE(
      call ->
          call instanceof SystemCall.VirtualFree c && c.size() > 0x1000
              ? new SystemCall.VirtualFree(c.address(), c.size() - 0x1000, c.type())
              : call),
  UNLOCK_IS_LEFT_OUT(
      call ->
          call instanceof SystemCall.VirtualUnlock c
              ? new SystemCall.VirtualLock(c.address(), c.size())
              : call),
  WRITE_WATCH_IS_RESET_WITHOUT_BEING_ASKED(
      call ->
          call instanceof SystemCall.GetWriteWatch c && c.flags() == 0
              ? new SystemCall.GetWriteWatch(c.address(), c.size(), c.capacity(), 1)
              : call),
  TOP_DOWN_IS_IGNORED(
      call ->
          call instanceof SystemCall.VirtualAlloc c
              ? new SystemCall.VirtualAlloc(
                  c.address(), c.size(), c.type() & ~AllocationType.MEM_TOP_DOWN, c.protect())
              : call),
  COPIES_ARE_SHARED(
      call ->
          call instanceof SystemCall.MapViewOfFile c && c.access() == FILE_MAP_COPY
              ? new SystemCall.MapViewOfFile(
                  c.handle(), FILE_MAP_WRITE, c.offset(), c.size(), c.address())
              : call),
  VIEWS_BEGIN_WHERE_THE_SECTION_BEGINS(
      call ->
          call instanceof SystemCall.MapViewOfFile c
              ? new SystemCall.MapViewOfFile(c.handle(), c.access(), 0, c.size(), c.address())
              : call),
  DUPLICATES_KEEP_ALL_RIGHTS(
      call ->
          call instanceof SystemCall.DuplicateHandle c
              ? new SystemCall.DuplicateHandle(
                  c.handle(), c.target(), SectionWork.SAME_ACCESS, c.inherit(), c.closeSource())
              : call),
  A_CHILD_INHERITS_FROM_ITSELF(
      call -> call instanceof SystemCall.InheritHandles ? new SystemCall.InheritHandles(0) : call),
  FILES_ARE_NOT_WRITTEN(
      call ->
          call instanceof SystemCall.WriteFile c && c.bytes().length <= Long.BYTES
              ? new SystemCall.GetFileSize(c.handle())
              : call);

  private final UnaryOperator<SystemCall> alteration;

  Defects(UnaryOperator<SystemCall> alteration) {
    this.alteration = alteration;
  }

  /** A case that runs on a machine with this defect. */
  StepRun plant(StepRun replayed) {
    return context -> {
      Demand demand = replayed.next(context);
      return demand instanceof Demand.Call call
          ? new Demand.Call(alteration.apply(call.call()))
          : demand;
    };
  }
}
