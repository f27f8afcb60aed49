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
    Memory memory,
    Clocks clocks,
    ProcessLog log) {

  /** Its address space and what is known of the pages in it. */
  record Memory(
      AddressSpace space,
      DataPages data,
      StackGrowth stacks,
      CommitQuestions views,
      HeldPages held,
      PageUses uses) {}

  /** What time it is for it: in nanoseconds, and in references. */
  record Clocks(VirtualClock virtual, ReferenceClock references) {}

  /** A process that has done nothing. */
  static ProcessState of(ProcessIdentity identity, ExecutionSettings settings) {
    AddressSpace space = space(identity, settings);
    VirtualClock clock = new VirtualClock();
    return new ProcessState(
        identity,
        settings,
        new Memory(
            space,
            new DataPages(),
            new StackGrowth(space),
            new CommitQuestions(space),
            new HeldPages(space),
            new PageUses(space, settings.observation())),
        new Clocks(clock, new ReferenceClock(settings.observation().sharedTime())),
        new ProcessLog(identity.id(), clock, settings.recording()));
  }

  private static AddressSpace space(ProcessIdentity identity, ExecutionSettings settings) {
    Knowledge knowledge = settings.observation().knowledge();
    ExecutionSettings.Addresses addresses = settings.addresses();
    boolean stamped = knowledge == Knowledge.TOUCHED || knowledge == Knowledge.LAST_USE;
    AddressSpace space = new AddressSpace(addresses.layout(), stamped, addresses.pageTables());
    WorkingSetConfig workingSet = identity.group().workingSet();
    ProcessLimits limits = space.limits();
    limits.setWorkingSet(
        new MemoryWork.WorkingSetSizes(workingSet.minimumPages(), workingSet.maximumPages()));
    limits.setWorkingSetBoundPages(addresses.workingSetBoundPages());
    limits.setPrivileges(identity.group().privileges());
    return space;
  }
}
