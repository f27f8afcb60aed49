package org.faultline.actors.process;

import org.faultline.memory.address.AddressSpace;
import org.faultline.memory.address.Pte;
import org.faultline.workload.program.ResidentPages;

/** The pages of a process with a valid entry, for programs that depend on them. */
final class HeldPages implements ResidentPages {
  private final AddressSpace space;
  private long lastFault = NO_PAGE;

  HeldPages(AddressSpace space) {
    this.space = space;
  }

  void faulted(long page) {
    lastFault = page;
  }

  @Override
  public long count() {
    return space.residentPages();
  }

  @Override
  public boolean holds(long page) {
    return (space.pageTable().get(page) & Pte.VALID) != 0;
  }

  @Override
  public long lastFault() {
    return lastFault;
  }
}
