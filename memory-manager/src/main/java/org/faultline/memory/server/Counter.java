package org.faultline.memory.server;

/** What the MemoryManager counts for each process; names are those of Windows' own tools. */
public enum Counter {
  /** Faults of every kind. */
  PAGE_FAULTS,
  /** Faults that needed a read. */
  HARD_FAULTS,
  /** Pages read again that were taken too early, so that they thrash. */
  THRASHING_REFAULTS,
  /** Other pages read again that were in memory before. */
  TRANSITION_REFAULTS,
  /** Faults resolved with a page that had not left memory. */
  TRANSITION_FAULTS,
  /** Faults resolved with a page of zeros. */
  DEMAND_ZERO_FAULTS,
  /** Faults that joined a read that was under way. */
  COLLIDED_FAULTS,
  /** Of the faults: those of page-table pages, which no process raised. */
  PAGE_TABLE_FAULTS,
  /** Of the faults: those of system calls that touch pages, which no program raised. */
  CALL_FAULTS,
  /** Faults whose page could not be read. */
  IN_PAGE_ERRORS,
  /** Read operations. */
  PAGE_READS,
  /** Pages read. */
  PAGES_INPUT,
  /** Write operations. */
  PAGE_WRITES,
  /** Pages written. */
  PAGES_OUTPUT,
  /** Pages of the process that left memory, whoever needed the frame. */
  EVICTIONS,
  /** Of those: standby pages whose frame was taken for another page. */
  TRANSITION_PAGES_REPURPOSED,
  /** Faults that found no page to take and waited. */
  PAGE_WAITS,
  /** Requests served. */
  MANAGER_REQUESTS,
  /** Nanoseconds that requests waited before their service began. */
  MANAGER_WAIT_NANOS,
  /** Nanoseconds of service and CPU time of faults whose page had not left memory. */
  SOFT_FAULT_NANOS,
  /** Nanoseconds of service and CPU time of demand-zero faults, without the zeroing. */
  DEMAND_ZERO_NANOS,
  /** Nanoseconds for which faults zeroed their page, since no page was zeroed already. */
  ZEROING_NANOS,
  /** Nanoseconds of service and CPU time of hard faults, without their waits. */
  HARD_FAULT_NANOS,
  /** Pages that the Pager took out of the working set. */
  PAGES_TRIMMED,
  /** Of those: since the working set was at its hard maximum. */
  HARD_MAXIMUM_TRIMS,
  /** Requests for commit that were refused. */
  COMMIT_REFUSALS,
  /** Pages of commit that these asked for. */
  COMMIT_PAGES_REFUSED,
  /** Locks and minimum working sets that were refused: not enough memory could be promised. */
  RESIDENT_REFUSALS,
  /** Faults that only copied a shared page, which was in the working set already. */
  COPY_FAULTS,
  /** Pages that became a process's own by a write. */
  WRITE_COPIES;

  /** Whether it counts nanoseconds, and not events. */
  public boolean isTime() {
    return name().endsWith("_NANOS");
  }
}
