package org.faultline.workload.strace;

/**
 * What a process does to one of its reservations.
 *
 * @param atNanos when, from the start of the log
 * @param region which reservation, numbered from 0 in each process
 * @param offsetBytes from its start, a multiple of the page size
 * @param bytes how much, a multiple of the page size
 * @param protect {@code PAGE_} constant; 0 where the kind needs none
 */
public record AllocationStep(
    long atNanos, Kind kind, int region, long offsetBytes, long bytes, int protect) {

  /** What is done. */
  public enum Kind {
    /** Address space is reserved. */
    RESERVE,
    /** Address space is reserved and committed. */
    ALLOCATE,
    /** Part of a reservation is committed. */
    COMMIT,
    /** Committed pages get another protection. */
    PROTECT,
    /** What committed pages hold is of no interest any more. */
    RESET,
    /** Committed pages are fixed in memory, if that is granted. */
    LOCK,
    /** They are so no longer. */
    UNLOCK,
    /** Part of a reservation is only reserved again. */
    DECOMMIT,
    /** The whole reservation is given back. */
    RELEASE
  }
}
