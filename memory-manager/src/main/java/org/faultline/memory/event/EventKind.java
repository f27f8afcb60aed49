package org.faultline.memory.event;

/**
 * What happened, in the order in which events of the same time are listed. Each says what its two
 * details are; a page is a page number or, for a page table, its level in bits 33 and up and the
 * number of its span below. Of process 0 it is a page of a section or file: the number of that,
 * from 1, in bits 36 and up and the page's number there below.
 */
public enum EventKind {
  /** The process exists from now on. */
  START("", ""),
  /** A CPU turns to the process. */
  DISPATCH("cpu", ""),
  /** The process lost its CPU to a woken one. */
  PREEMPTED("cpu", ""),
  /** The process used up its slice while others were ready. */
  SLICE_END("cpu", ""),
  /**
   * The process referenced a page that was not resident; the access is 0 read, 1 write, 2 execute.
   */
  PAGE_FAULT("page", "access"),
  /** The fault was resolved with a page of zeros. */
  DEMAND_ZERO_FAULT("page", ""),
  /**
   * The fault took the page back from the standby list (0), modified list (1), a write (2) or
   * another working set (3).
   */
  TRANSITION_FAULT("page", "from"),
  /** The fault reads so many pages from the pagefile. */
  HARD_FAULT("page", "pages"),
  /** The fault joined a read of the page that was under way. */
  COLLIDED_FAULT("page", ""),
  /** The page could not be read. */
  IN_PAGE_ERROR("page", ""),
  /** The page left its process's working set; 1 where it was dirty. */
  TRIMMED("page", "dirty"),
  /** The page's frame was taken from the standby list of this priority: it has left memory. */
  REPURPOSED("page", "priority"),
  /** A page of the process left memory; 1 where it was written first. */
  EVICTED("page", "dirty"),
  /** A read of the page was issued; it ends at the second detail, in nanoseconds. */
  PAGE_READ("page", "ends"),
  /** A write of the page was issued. */
  PAGE_WRITE("page", "ends"),
  /** A write of the page ended; 1 where it failed. */
  PAGE_WRITTEN("page", "failed"),
  /** The page is in memory. */
  PAGE_LOADED("page", ""),
  /** The process waits since no page can be taken. */
  PAGE_WAIT("page", ""),
  /** The process waits until the pagefile has grown, for a charge of so many pages. */
  COMMIT_WAIT("pages", ""),
  /** The working-set manager went over the working sets: pages available before, pages trimmed. */
  WORKING_SET_PASS("available", "trimmed"),
  /** The pagefile has so many slots from now on. */
  PAGEFILE_GREW("slots", ""),
  /** A system call ended; the second detail is its Win32 error. */
  SYSTEM_CALL("call", "error"),
  /** The process raised an exception; the second detail is its address. */
  EXCEPTION("code", "address"),
  /** The process sleeps until the first detail, in nanoseconds. */
  SLEEP("until", ""),
  /** The process is ready again. */
  WAKE("", ""),
  /** A request ended after the first detail, in nanoseconds. */
  REQUEST("latency", ""),
  /** A request to the MemoryManager was served, from the first detail on, in nanoseconds. */
  MANAGER_CALL("began", ""),
  /** The process ended with this code; the second detail is 1 where it failed. */
  EXIT("code", "failed"),
  /** The process waits for a read of a file that ends at the first detail, in nanoseconds. */
  FILE_READ("ends", ""),
  /** The process waits for a write of a file that ends at the first detail, in nanoseconds. */
  FILE_WRITE("ends", ""),
  /** Load control lets the process run no more; its pages leave its working set. */
  SUSPENDED("", ""),
  /** Load control lets the process run again. */
  ACTIVATED("", ""),
  /** The process wrote a page that it shared, which is its own from now on. */
  COPY_FAULT("page", "");

  private static final EventKind[] VALUES = values();

  private final String first;
  private final String second;

  EventKind(String first, String second) {
    this.first = first;
    this.second = second;
  }

  /** Name of the first detail; empty where there is none. */
  public String first() {
    return first;
  }

  /** Name of the second detail; empty where there is none. */
  public String second() {
    return second;
  }

  /** A detail that says yes or no: 1 or 0. */
  public static long flag(boolean yes) {
    return yes ? 1 : 0;
  }

  /** The kind with this number. */
  public static EventKind of(int ordinal) {
    return VALUES[ordinal];
  }
}
