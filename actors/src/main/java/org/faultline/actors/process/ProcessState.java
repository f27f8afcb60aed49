package org.faultline.actors.process;

import org.faultline.memory.address.AddressSpace;
import org.faultline.memory.address.MemoryWork;
import org.faultline.memory.address.ProcessLimits;
import org.faultline.memory.replacement.Knowledge;
import org.faultline.workload.config.WorkingSetConfig;

/**
 * What a process has beside its program: its address space and the bytes in it, its clocks, and
 * what it has to tell and writes down. Whoever executes a part of it shares these with the others.
 */
record ProcessState(
    ProcessIdentity identity,
    ExecutionSettings settings,
    AddressSpace space,
    DataPages data,
    StackGrowth stacks,
    HeldPages held,
    VirtualClock clock,
    ReferenceClock references,
    PageUses uses,
    ProcessLog log) {

  /** A process that has done nothing. */
  static ProcessState of(ProcessIdentity identity, ExecutionSettings settings) {
    AddressSpace space = space(identity, settings);
    VirtualClock clock = new VirtualClock();
    return new ProcessState(
        identity,
        settings,
        space,
        new DataPages(),
        new StackGrowth(space),
        new HeldPages(space),
        clock,
        new ReferenceClock(settings.sharedTime()),
        new PageUses(space, settings),
        new ProcessLog(identity.id(), clock, settings.warmUpNanos(), settings.events()));
  }

  private static AddressSpace space(ProcessIdentity identity, ExecutionSettings settings) {
    Knowledge knowledge = settings.knowledge();
    boolean stamped = knowledge == Knowledge.TOUCHED || knowledge == Knowledge.LAST_USE;
    AddressSpace space = new AddressSpace(settings.layout(), stamped, settings.pageTables());
    WorkingSetConfig workingSet = identity.group().workingSet();
    ProcessLimits limits = space.limits();
    limits.setWorkingSet(
        new MemoryWork.WorkingSetSizes(workingSet.minimumPages(), workingSet.maximumPages()));
    limits.setWorkingSetBoundPages(settings.workingSetBoundPages());
    limits.setPrivileges(identity.group().privileges());
    return space;
  }
}
