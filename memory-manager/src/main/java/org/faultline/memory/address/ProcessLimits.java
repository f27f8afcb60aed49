package org.faultline.memory.address;

import java.util.EnumSet;
import java.util.Set;

/** Between which sizes the working set of a process is kept, and which privileges it holds. */
public final class ProcessLimits {
  /** The minimum working set of a process, in pages, unless it is raised (docs/windows.md W801). */
  public static final int DEFAULT_MINIMUM_WORKING_SET = 50;

  /** The maximum working set of a process, in pages; it is soft (docs/windows.md W801 and W802). */
  public static final int DEFAULT_MAXIMUM_WORKING_SET = 345;

  private long minimumWorkingSetPages = DEFAULT_MINIMUM_WORKING_SET;
  private long maximumWorkingSetPages = DEFAULT_MAXIMUM_WORKING_SET;
  private long workingSetBoundPages = Long.MAX_VALUE;
  private Set<Privilege> privileges = EnumSet.of(Privilege.INCREASE_WORKING_SET);

  ProcessLimits() {}

  /** The pages that must stay resident, from which the quota of locked pages follows. */
  public long minimumWorkingSetPages() {
    return minimumWorkingSetPages;
  }

  /** Sets {@link #minimumWorkingSetPages}. */
  public void setMinimumWorkingSetPages(long minimum) {
    minimumWorkingSetPages = minimum;
  }

  /** The pages up to which the working set grows while memory is short; soft. */
  public long maximumWorkingSetPages() {
    return maximumWorkingSetPages;
  }

  /** Maximum working sets must be below this, in pages: a bound of the machine. */
  public long workingSetBoundPages() {
    return workingSetBoundPages;
  }

  /** Sets {@link #workingSetBoundPages}; there is none before. */
  public void setWorkingSetBoundPages(long bound) {
    workingSetBoundPages = bound;
  }

  /** Sets both limits of the working set. */
  public void setWorkingSet(MemoryWork.WorkingSetSizes limits) {
    minimumWorkingSetPages = limits.minimumPages();
    maximumWorkingSetPages = limits.maximumPages();
  }

  /** Whether the process may do what asks for this privilege. */
  public boolean holds(Privilege privilege) {
    return privileges.contains(privilege);
  }

  /** Sets what {@link #holds} says. */
  public void setPrivileges(Set<Privilege> held) {
    privileges = Set.copyOf(held);
  }
}
